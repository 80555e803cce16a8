import type { ChangeName } from '../spec.ts';
import type { Contrast } from './d-prime.ts';
import type { PairReading } from './measure-pair.ts';

export const isUnchanged = ({ pair }: PairReading): boolean => pair.kind === 'unchanged';

/** Whether only this truly changed. */
export const onlyChanged =
  (name: ChangeName) =>
  ({ pair }: PairReading): boolean =>
    pair.kind === 'single' && name in pair.change;

/** Each pair in which only this changed, with the unchanged pair of the same skin under the same disturbances. */
export function matchUnchanged(
  readings: readonly PairReading[],
  name: ChangeName,
): { changed: PairReading; unchanged: PairReading }[] {
  const byBlock = new Map(readings.filter(isUnchanged).map((reading) => [reading.pair.block, reading]));
  return readings.filter(onlyChanged(name)).flatMap((changed) => {
    const unchanged = byBlock.get(changed.pair.block);
    return unchanged ? [{ changed, unchanged }] : [];
  });
}

/** What a change of one thing does to a reading. @param read null: not measurable, left out */
export function contrastOf(
  readings: readonly PairReading[],
  name: ChangeName,
  read: (reading: PairReading) => number | null,
): Contrast {
  const values = (those: readonly PairReading[]) => those.map(read).filter((value) => value !== null);
  return {
    changed: values(readings.filter(onlyChanged(name))),
    unchanged: values(readings.filter(isUnchanged)),
    effects: matchUnchanged(readings, name).flatMap(({ changed, unchanged }) => {
      const [after, before] = [read(changed), read(unchanged)];
      return after !== null && before !== null ? [after - before] : [];
    }),
  };
}
