import type { MeasurementRow } from './types.ts';

/** Where the rows of a forest plot go, in CSS pixels. */
export interface ForestLayout {
  width: number;
  height: number;
  /** Words above the bars instead of beside them. */
  isNarrow: boolean;
  margin: { top: number; right: number; bottom: number; left: number };
  plotWidth: number;
  percent: [number, number];
  rowTop: (index: number) => number;
  /** From the top of a row to the baseline of its first text. */
  textBaseline: number;
  /** Centre of the bar as a fraction of the row, and half the band's height in rows. */
  barCentre: number;
  bandHalf: number;
}

const narrowBelow = 760;

export function forestLayout(
  rowCount: number,
  measured: readonly { change: NonNullable<MeasurementRow['change']> }[],
  size: { width: number; height?: number },
): ForestLayout {
  const width = Math.min(1200, Math.max(340, Math.round(size.width)));
  const isNarrow = width < narrowBelow;
  const rowHeight = isNarrow ? 62 : 30;
  const margin = {
    top: 8,
    right: isNarrow ? 16 : Math.round(Math.min(372, width * 0.42)),
    bottom: 44,
    left: isNarrow ? 16 : Math.round(Math.min(300, width * 0.28)),
  };
  return {
    width,
    height: Math.round(size.height ?? margin.top + margin.bottom + Math.max(1.5, rowCount) * rowHeight),
    isNarrow,
    margin,
    plotWidth: width - margin.left - margin.right,
    percent: percentDomain(measured.map((row) => row.change)),
    rowTop: (index) => margin.top + index * rowHeight,
    textBaseline: isNarrow ? 14 : rowHeight / 2 + 4,
    barCentre: isNarrow ? 45 / rowHeight : 0.5,
    bandHalf: isNarrow ? 9 / rowHeight : 0.36,
  };
}

/** Round zero; an interval several times as long as all the rest is cut at the frame, its title has the figures. */
function percentDomain(changes: readonly NonNullable<MeasurementRow['change']>[]): [number, number] {
  const values = changes.flatMap((change) => [change.percent, change.mdc95, -change.mdc95]);
  const cut = 3 * Math.max(10, ...values.map(Math.abs));
  const bounds = changes.flatMap((change) =>
    change.ci95.map((bound) => Math.max(-cut, Math.min(cut, bound))),
  );
  const low = Math.min(-10, ...values, ...bounds);
  const high = Math.max(10, ...values, ...bounds);
  const padding = (high - low) * 0.05;
  return [low - padding, high + padding];
}
