import type { ComparisonDetail } from '../../../comparisons/types.ts';
import type { Comparison, Measurement } from '../../../imaging/comparison.ts';
import { verdictStatement } from '../../../reports/verdict-sentence.ts';
import type { MetricWords } from '../../api/about.ts';
import { Statement } from '../../parts/statement.tsx';
import { notMeasurableWords } from '../../words/reasons.ts';

interface MeasurementTableProps {
  detail: ComparisonDetail;
  comparison: Comparison;
  metrics: MetricWords[];
}

/** Every region and metric that was measured; none is left out because it says nothing. */
export function MeasurementTable({ detail, comparison, metrics }: MeasurementTableProps) {
  const primary = detail.series.primaryOutcome;
  const regions = [...new Set(comparison.measurements.map(({ region }) => region))].sort(
    (a, b) => Number(b === primary?.region) - Number(a === primary?.region),
  );
  return (
    <table className="measurements">
      <caption className="visually-hidden">All measurements, region by region</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">Metric</th>
          <th scope="col">Change</th>
        </tr>
      </thead>
      {regions.map((region) => (
        <tbody key={region}>
          <tr>
            <th scope="rowgroup" colSpan={2} className="measurements-region">
              {region}
            </th>
          </tr>
          {comparison.measurements
            .filter((m) => m.region === region)
            .map((m) => (
              <Row
                key={m.metric}
                measurement={m}
                metric={metrics.find(({ name }) => name === m.metric)}
                healing={detail.healing}
              />
            ))}
        </tbody>
      ))}
    </table>
  );
}

interface RowProps {
  measurement: Measurement;
  metric: MetricWords | undefined;
  healing: boolean;
}

function Row({ measurement, metric, healing }: RowProps) {
  const measured = measurement.verdict !== 'not-measurable';
  const words = metric ?? { label: measurement.metric };
  return (
    <tr>
      <th scope="row">{words.label}</th>
      <td className={measured ? undefined : 'quiet'}>
        <Statement
          words={
            measured
              ? verdictStatement(measurement, words, { healing })
              : notMeasurableWords(measurement.reasons)
          }
          verdict={healing && measured ? 'healing' : measurement.verdict}
        />
      </td>
    </tr>
  );
}
