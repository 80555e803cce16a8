import type { CoverageRow } from '../charts/coverage-chart.ts';
import type { MatrixData } from '../charts/matrix-chart.ts';
import type { Share, ValidationReport } from '../imaging/phantom/benchmark/types.ts';

/** What each disturbance alone does to each metric, as a share of half the smallest detectable change. */
export function disturbanceMatrix({ metrics, disturbances }: ValidationReport): MatrixData {
  const shown = metrics.filter((metric) => metric.disturbances.length > 0);
  return {
    title: 'Shift by one disturbance at 2 sigma, of half the MDC95',
    columns: shown.map(({ label }) => label),
    rows: disturbances.map(({ name, label, isExtended }) => ({
      label: isExtended ? `${label} *` : label,
      cells: shown.map((metric) => {
        const found = metric.disturbances.find((one) => one.name === name);
        const value = found?.shift != null && found.halfMdc95 ? found.shift / found.halfMdc95 : null;
        return { value, isBeyond: value !== null && value > 1 };
      }),
    })),
  };
}

/** What a fall of 20 % of one thing does to the metric of another, as d'; its own on the diagonal. */
export function crossTalkMatrix({ metrics }: ValidationReport): MatrixData {
  const changes = new Set(metrics.flatMap(({ crossTalk }) => Object.keys(crossTalk)));
  const columns = metrics.filter(({ metric }) => changes.has(metric));
  return {
    title: 'd′ of each metric (row) for a fall of 20 % of one thing (column)',
    columns: columns.map(({ label }) => label),
    rows: metrics.map(({ label, crossTalk, dPrime }) => ({
      label,
      cells: columns.map(({ metric: change }) => {
        if (!(change in crossTalk)) return { value: dPrime?.value ?? null, isBeyond: false, isApart: true };
        const value = crossTalk[change] ?? null;
        return { value, isBeyond: value !== null && value >= 1 };
      }),
    })),
  };
}

/** How often intervals held the truth, for unchanged and for changed pairs. */
export function coverageRows({ metrics }: ValidationReport): CoverageRow[] {
  return metrics.flatMap(({ label, coverage }) =>
    (['unchanged', 'changed'] as const).flatMap((kind) => row(label, `${kind} pairs`, coverage[kind])),
  );
}

const row = (label: string, detail: string, share: Share): CoverageRow[] =>
  share ? [{ label, detail, ...share }] : [];
