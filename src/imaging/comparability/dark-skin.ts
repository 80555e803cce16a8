import type { Calibration } from '../calibration.ts';
import { metricRegistry } from '../metrics/index.ts';
import { metricNames } from '../plan.ts';
import type { Finding } from './finding.ts';

/** Of the floor's variance: its interval is then 1.4 times as wide as on light skin, or wider. */
const notedShare = 0.5;

/**
 * What very dark skin takes of the accuracy, said where it counts. The interval is wider already.
 * @param calibration under the pair's conditions
 */
export function findDarkSkin({ metrics }: Calibration): Finding[] {
  const widened = metricNames.filter((name) => {
    const { darkSd, floorSd } = metrics[name];
    return darkSd > 0 && darkSd ** 2 >= notedShare * floorSd ** 2;
  });
  if (widened.length === 0) return [];
  const labels = widened.map((name) => metricRegistry[name].label.toLowerCase()).join(', ');
  return [
    {
      code: 'DARK_SKIN',
      metrics: widened,
      gravity: 'limits',
      message: `Dark skin returns little light, so that noise and shine count for more. To be seen, these must change by more than on lighter skin: ${labels}. Brighter light from the same place helps.`,
    },
  ];
}
