import type { Calibration } from '../calibration.ts';
import { metricRegistry } from '../metrics/index.ts';
import { metricNames } from '../plan.ts';
import type { Finding } from './finding.ts';

/** An interval that is wider than on light skin by this factor is worth a sentence. */
const notedWidening = 1.4;

/**
 * What very dark skin takes of the accuracy, said where it counts. The interval is wider already.
 * @param calibration under the pair's conditions
 */
export function findDarkSkin({ metrics }: Calibration): Finding[] {
  const widened = metricNames.filter((name) => {
    const { darkSd, darkSlope, floorSd } = metrics[name];
    return (darkSlope * floorSd) / Math.sqrt(floorSd ** 2 - darkSd ** 2) >= notedWidening;
  });
  if (widened.length === 0) return [];
  const labels = widened.map((name) => metricRegistry[name].label.toLowerCase()).join(', ');
  return [
    {
      code: 'DARK_SKIN',
      metrics: widened,
      gravity: 'limits',
      message: `Dark skin returns little light, so that it answers more weakly and noise and shine count for more. To be seen, these must change by more than on lighter skin: ${labels}. Brighter light from the same place helps.`,
    },
  ];
}
