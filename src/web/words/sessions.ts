import type { Session } from '../../series/types.ts';
import { words } from '../language/index.ts';
import { formatDay } from './dates.ts';
import { formatTyped } from './numbers.ts';

/** '27 Mar 2026: Needling pen, 1.25 mm, 4 passes' */
export function sessionWords({ date, device, needleDepthMm, passes }: Session): string {
  const { table } = words.series;
  const details = [
    device,
    needleDepthMm === null ? '' : table.millimetres(formatTyped(needleDepthMm)),
    passes === null ? '' : table.passes(passes),
  ].filter(Boolean);
  return details.length === 0 ? formatDay(date) : `${formatDay(date)}: ${details.join(', ')}`;
}
