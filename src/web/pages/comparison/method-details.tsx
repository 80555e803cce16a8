import { formatNumber } from '../../../charts/verdict-words.ts';
import type { ComparisonDetail } from '../../../comparisons/types.ts';
import type { Comparison } from '../../../imaging/comparison.ts';
import type { MetricWords } from '../../api/about.ts';
import { words } from '../../language/index.ts';
import { browserLocale } from '../../words/locale.ts';

const digits = (value: number | null | undefined, places: number) =>
  value === null || value === undefined
    ? words.viewer.method.unknown
    : formatNumber(value, places, browserLocale);

interface MethodDetailsProps {
  detail: ComparisonDetail;
  comparison: Comparison;
  metrics: MetricWords[];
}

/** Everything a second person needs to check the figures. */
export function MethodDetails({ detail, comparison, metrics }: MethodDetailsProps) {
  const { engine, frames, registration, normalisation, photos, timingsMs } = comparison;
  const { residualMm, poseDeg } = registration;
  const { method } = words.viewer;
  const facts: [string, string][] = [
    [method.engine, `${engine.version}, ${engine.backend}`],
    [method.calibration, engine.calibration],
    ...(frames ? [[method.frames, method.framesOf(frames.before, frames.after)] as [string, string]] : []),
    [method.registration, registration.method === 'face' ? method.byFace : method.byPatch],
    [
      method.residual,
      residualMm
        ? method.residualOf(digits(residualMm.median, 3), digits(residualMm.p95, 3))
        : method.noResidual,
    ],
    [
      method.correlation,
      method.correlationOf(digits(registration.correlation, 2), digits(100 * registration.overlap, 0)),
    ],
    [
      method.pose,
      poseDeg
        ? method.poseOf(digits(poseDeg.yaw, 1), digits(poseDeg.pitch, 1), digits(poseDeg.roll, 1))
        : method.noFace,
    ],
    [
      method.transform,
      registration.transform.map((row) => row.map((value) => digits(value, 4)).join('  ')).join('\n'),
    ],
    [
      method.colour,
      method.colourOf(
        normalisation.colour.source,
        normalisation.colour.logGain.map((g) => digits(g, 3)).join(' '),
      ),
    ],
    ...cardFacts(normalisation.card),
    [method.blur, method.millimetres(digits(normalisation.blurMatchMm, 3))],
    [method.illumination, normalisation.illumination],
    ...(['before', 'after'] as const).map((side): [string, string] => {
      const { width, height, pixelsPerMm, quality } = photos[side];
      return [
        (detail.asked ? method.askedPhoto : method.photo)[side],
        method.photoOf({
          size: `${width} × ${height}`,
          scale: digits(pixelsPerMm, 1),
          blur: digits(quality.blurMm, 3),
          noise: quality.noise === null ? method.unknown : method.percentOf(digits(100 * quality.noise, 2)),
          clipped: digits(100 * quality.clippedFraction, 2),
          jpeg: String(quality.jpegQuality ?? method.noJpeg),
        }),
      ];
    }),
    [method.time, method.seconds(digits(timingsMs.total / 1000, 1))],
  ];
  return (
    <details className="fold">
      <summary>{method.title}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys */}
      <section className="method-scroll" aria-label={method.figures} tabIndex={0} data-scrolls>
        <FigureTable comparison={comparison} metrics={metrics} />
      </section>
      <dl className="method">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function cardFacts(card: Comparison['normalisation']['card']): [string, string][] {
  if (!card) return [];
  const three = (values: readonly number[]) => values.map((value) => digits(value, 3)).join(' ');
  return [
    [words.viewer.method.cardGain, three(card.logGain)],
    [words.viewer.method.cardGamma, card.gamma ? three(card.gamma) : words.viewer.method.noGamma],
  ];
}

function FigureTable({ comparison, metrics }: { comparison: Comparison; metrics: MetricWords[] }) {
  const { columns, range } = words.viewer.method;
  return (
    <table className="figures">
      <caption className="visually-hidden">{words.viewer.method.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.measurement}</th>
          <th scope="col">{columns.before}</th>
          <th scope="col">{columns.after}</th>
          <th scope="col">{columns.log}</th>
          <th scope="col">{columns.percent}</th>
          <th scope="col">{columns.interval}</th>
          <th scope="col">{columns.mdc}</th>
        </tr>
      </thead>
      <tbody>
        {comparison.measurements.map(({ metric, region, unit, before, after, change }) => (
          <tr key={`${metric} ${region}`}>
            <th scope="row" title={unit}>
              {words.viewer.subject(metrics.find(({ name }) => name === metric)?.label ?? metric, region)}
            </th>
            <td>{before === null ? '' : digits(before, 3)}</td>
            <td>{after === null ? '' : digits(after, 3)}</td>
            <td>{change && digits(change.log, 3)}</td>
            <td>{change && digits(change.percent, 1)}</td>
            <td>{change && range(digits(change.ci95[0], 1), digits(change.ci95[1], 1))}</td>
            <td>{change && digits(change.mdc95, 1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
