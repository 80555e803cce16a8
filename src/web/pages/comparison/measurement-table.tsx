import type { ComparisonDetail } from '../../../comparisons/types.ts';
import type { Comparison, Measurement } from '../../../imaging/comparison.ts';
import { inWords, layOutFindings, type RefusedFindings } from '../../../reports/measurement-groups.ts';
import {
  coarseTextureNote,
  lesionWords,
  lowerFirst,
  unchangedStatement,
  verdictStatement,
} from '../../../reports/verdict-sentence.ts';
import type { MetricWords } from '../../api/about.ts';
import { Statement } from '../../parts/statement.tsx';
import { shortReason } from '../../words/reasons.ts';

interface MeasurementTableProps {
  detail: ComparisonDetail;
  comparison: Comparison;
  metrics: MetricWords[];
}

/** Every region and metric that was asked for; none is left out because it says nothing. */
export function MeasurementTable({ detail, comparison, metrics }: MeasurementTableProps) {
  const { regions, notMeasurable } = layOutFindings(comparison.measurements);
  const labelOf = (metric: string) => metrics.find(({ name }) => name === metric)?.label ?? metric;
  const hasCoarse = comparison.measurements.some(
    ({ metric, change }) => metric === 'coarse-texture' && change,
  );
  return (
    <>
      <table className="measurements">
        <caption className="visually-hidden">All measurements, region by region</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Metric</th>
            <th scope="col">Change</th>
          </tr>
        </thead>
        {regions.map(({ region, own, unchanged }) => (
          <tbody key={region}>
            <Heading words={region} />
            {own.map((measurement) => (
              <Row
                key={measurement.metric}
                measurement={measurement}
                metric={metrics.find(({ name }) => name === measurement.metric)}
                healing={detail.healing}
              />
            ))}
            {unchanged.length > 0 && (
              <tr>
                <td colSpan={2}>
                  <Statement
                    words={unchangedStatement(
                      unchanged.map(({ metric, change }) => ({ label: labelOf(metric), change })),
                    )}
                    verdict={detail.healing ? 'healing' : 'no-measurable-change'}
                  />
                </td>
              </tr>
            )}
          </tbody>
        ))}
        {notMeasurable.length > 0 && (
          <tbody>
            <Heading words="Not measurable" />
            {notMeasurable.map((refused) => (
              <NotMeasurable
                key={`${refused.metrics} ${refused.regions}`}
                refused={refused}
                labels={refused.metrics.map(labelOf)}
              />
            ))}
          </tbody>
        )}
      </table>
      {hasCoarse && <p className="quiet">{coarseTextureNote}</p>}
    </>
  );
}

const Heading = ({ words }: { words: string }) => (
  <tr>
    <th scope="rowgroup" colSpan={2} className="measurements-region">
      {words}
    </th>
  </tr>
);

interface RowProps {
  measurement: Measurement;
  metric: MetricWords | undefined;
  healing: boolean;
}

function Row({ measurement, metric, healing }: RowProps) {
  const words = metric ?? { label: measurement.metric };
  const { lesions } = measurement;
  return (
    <tr>
      <th scope="row">{words.label}</th>
      <td>
        <Statement
          words={verdictStatement(measurement, words, { healing })}
          verdict={healing ? 'healing' : measurement.verdict}
        />
        {lesions && lesions.list.length > 0 && <p className="quiet">{lesionWords(lesions)}</p>}
      </td>
    </tr>
  );
}

/** The reason in short; in full it stands below the table. */
function NotMeasurable({ refused, labels }: { refused: RefusedFindings<Measurement>; labels: string[] }) {
  const { regions, first } = refused;
  const subject = inWords(labels.map((label, i) => (i === 0 ? label : lowerFirst(label))));
  return (
    <tr>
      <td colSpan={2} className="quiet">
        <Statement
          words={[`${subject}, ${regions}`, shortReason(first.reasons)].filter(Boolean).join(': ')}
          verdict="not-measurable"
        />
      </td>
    </tr>
  );
}
