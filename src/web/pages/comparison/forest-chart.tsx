import { useCallback, useMemo } from 'react';
import type { MeasurementRow } from '../../../charts/types.ts';
import type { ComparisonDetail } from '../../../comparisons/types.ts';
import type { Comparison } from '../../../imaging/comparison.ts';
import { groupMeasurements } from '../../../reports/measurement-groups.ts';
import { verdictStatement } from '../../../reports/verdict-sentence.ts';
import type { MetricWords } from '../../api/about.ts';
import { words } from '../../language/index.ts';
import { Chart } from '../../parts/chart.tsx';
import { browserLocale } from '../../words/locale.ts';
import { notMeasurableWords } from '../../words/reasons.ts';

interface ForestChartProps {
  detail: ComparisonDetail;
  comparison: Comparison;
  metrics: MetricWords[];
}

/** All measurements of this pair with their intervals, folded: the words come first. */
export function ForestChart({ detail, comparison, metrics }: ForestChartProps) {
  const primary = detail.series.primaryOutcome;
  const rows = useMemo(
    () =>
      groupMeasurements(comparison.measurements).flatMap(({ first: m, regionsInShort }): MeasurementRow[] => {
        const metric = metrics.find(({ name }) => name === m.metric);
        if (!metric) return [];
        const measured = m.verdict !== 'not-measurable';
        return [
          {
            metricLabel: metric.label,
            unit: metric.unit,
            higherMeans: metric.higherMeans,
            improvedWord: metric.improvedWord,
            worsenedWord: metric.worsenedWord,
            regionLabel: regionsInShort,
            verdict: m.verdict,
            statement: measured
              ? verdictStatement(m, metric, { healing: detail.healing, locale: browserLocale })
              : notMeasurableWords(m.reasons),
            change: m.change,
            healing: detail.healing,
            reasons: m.reasons.map(({ message }) => message),
            primary: m.metric === primary?.metric && m.region === primary.region,
          },
        ];
      }),
    [comparison, detail.healing, metrics, primary],
  );
  const load = useCallback(async () => {
    const { measurementsChart } = await import('../../../charts/index.ts');
    return (options: { document: Document; width: number; id: string }) => measurementsChart(rows, options);
  }, [rows]);
  if (!rows.some(({ change }) => change !== null)) return null;
  return (
    <details className="fold">
      <summary>{words.viewer.asChart}</summary>
      <Chart load={load} id="measurements-chart" minHeight={120} />
    </details>
  );
}
