import { formatDetectable } from '../../../charts/verdict-words.ts';
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
import { words } from '../../language/index.ts';
import { Statement } from '../../parts/statement.tsx';
import { browserLocale } from '../../words/locale.ts';
import { shortReason } from '../../words/reasons.ts';

interface MeasurementTableProps {
  detail: ComparisonDetail;
  comparison: Comparison;
  metrics: MetricWords[];
  outlining: Outlining;
}

/** Which region's outline is on the photos, and how to change that. */
export interface Outlining {
  outlined: string | null;
  onOutline: (region: string | null) => void;
}

/** Every region and metric that was asked for; none is left out because it says nothing. */
export function MeasurementTable({ detail, comparison, metrics, outlining }: MeasurementTableProps) {
  const outlines = detail.regions.map(({ name }) => name);
  const { regions, notMeasurable } = layOutFindings(comparison.measurements);
  const labelOf = (metric: string) => metrics.find(({ name }) => name === metric)?.label ?? metric;
  const hasCoarse = comparison.measurements.some(
    ({ metric, change }) => metric === 'coarse-texture' && change,
  );
  return (
    <>
      <table className="measurements">
        <caption className="visually-hidden">{words.viewer.measurementsCaption}</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{words.viewer.metric}</th>
            <th scope="col">{words.viewer.change}</th>
          </tr>
        </thead>
        {regions.map(({ region, own, unchanged }) => (
          <tbody key={region}>
            <Heading text={region} outline={outlines.includes(region) ? region : null} {...outlining} />
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
            <Heading text={words.parts.notMeasurable} />
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

interface HeadingProps extends Partial<Outlining> {
  text: string;
  /** The region to outline while it is pointed at; null where there is none. */
  outline?: string | null;
}

function Heading({ text, outline = null, outlined, onOutline }: HeadingProps) {
  return (
    <tr>
      <th scope="rowgroup" colSpan={2} className="measurements-region">
        {outline === null ? (
          text
        ) : (
          <button
            type="button"
            className="region-name"
            title={words.viewer.showOutline(text)}
            aria-pressed={outlined === outline}
            onPointerEnter={() => onOutline?.(outline)}
            onPointerLeave={() => onOutline?.(null)}
            onFocus={() => onOutline?.(outline)}
            onBlur={() => onOutline?.(null)}
          >
            {text}
          </button>
        )}
      </th>
    </tr>
  );
}

interface RowProps {
  measurement: Measurement;
  metric: MetricWords | undefined;
  healing: boolean;
}

function Row({ measurement, metric, healing }: RowProps) {
  const stated = metric ?? { label: measurement.metric };
  const { lesions, change, verdict } = measurement;
  // An unchanged one says in its sentence what could have been seen.
  const isChanged = change !== null && (verdict === 'improved' || verdict === 'worsened');
  return (
    <tr>
      <th scope="row">{stated.label}</th>
      <td>
        <Statement
          words={verdictStatement(measurement, stated, { healing, locale: browserLocale })}
          verdict={healing ? 'healing' : measurement.verdict}
        />
        {isChanged && (
          <p className="quiet">{words.viewer.detectable(formatDetectable(change.mdc95, browserLocale))}</p>
        )}
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
