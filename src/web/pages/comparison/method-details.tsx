import type { Comparison } from '../../../imaging/comparison.ts';
import type { MetricWords } from '../../api/about.ts';

const digits = (value: number | null | undefined, places: number) =>
  value === null || value === undefined ? 'unknown' : value.toFixed(places).replace('-', '−');

/** Everything a second person needs to check the figures. */
export function MethodDetails({ comparison, metrics }: { comparison: Comparison; metrics: MetricWords[] }) {
  const { engine, frames, registration, normalisation, photos, timingsMs } = comparison;
  const { residualMm, poseDeg } = registration;
  const facts: [string, string][] = [
    ['Engine', `${engine.version}, ${engine.backend}`],
    ['Calibration', engine.calibration],
    ...(frames ? [['Frames averaged', `${frames.before} and ${frames.after}`] as [string, string]] : []),
    ['Registration', registration.method === 'face' ? 'by the face' : 'by the skin patch'],
    [
      'Residual',
      residualMm
        ? `${digits(residualMm.median, 3)} mm median, ${digits(residualMm.p95, 3)} mm 95th percentile`
        : 'unknown without a scale',
    ],
    [
      'Correlation, overlap',
      `${digits(registration.correlation, 2)}, ${digits(100 * registration.overlap, 0)} %`,
    ],
    [
      'Change of pose',
      poseDeg
        ? `yaw ${digits(poseDeg.yaw, 1)}°, pitch ${digits(poseDeg.pitch, 1)}°, roll ${digits(poseDeg.roll, 1)}°`
        : 'no face',
    ],
    [
      'Transform',
      registration.transform.map((row) => row.map((value) => digits(value, 4)).join('  ')).join('\n'),
    ],
    [
      'Colour',
      `from ${normalisation.colour.source}, log gain ${normalisation.colour.logGain.map((g) => digits(g, 3)).join(' ')}`,
    ],
    ...cardFacts(normalisation.card),
    ['Blur match', `${digits(normalisation.blurMatchMm, 3)} mm`],
    ['Illumination', normalisation.illumination],
    ...(['before', 'after'] as const).map((side): [string, string] => {
      const { width, height, pixelsPerMm, quality } = photos[side];
      return [
        side === 'before' ? 'Baseline photo' : 'Follow-up photo',
        `${width} × ${height}, ${digits(pixelsPerMm, 1)} px/mm, blur ${digits(quality.blurMm, 3)} mm, noise ${
          quality.noise === null ? 'unknown' : `${digits(100 * quality.noise, 2)} %`
        }, clipped ${digits(100 * quality.clippedFraction, 2)} %, JPEG ${quality.jpegQuality ?? 'no'}`,
      ];
    }),
    ['Time', `${digits(timingsMs.total / 1000, 1)} s`],
  ];
  return (
    <details className="fold">
      <summary>Figures and method</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys */}
      <section className="method-scroll" aria-label="Figures" tabIndex={0} data-scrolls>
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
    ['Card, log gain at skin’s brightness', three(card.logGain)],
    [
      'Card, exponent between the tone curves',
      card.gamma ? three(card.gamma) : 'unknown: a plain card shows one grey only',
    ],
  ];
}

function FigureTable({ comparison, metrics }: { comparison: Comparison; metrics: MetricWords[] }) {
  return (
    <table className="figures">
      <caption className="visually-hidden">Figures of every measurement</caption>
      <thead>
        <tr>
          <th scope="col">Measurement</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
          <th scope="col">Log</th>
          <th scope="col">%</th>
          <th scope="col">95 % interval</th>
          <th scope="col">MDC95 %</th>
        </tr>
      </thead>
      <tbody>
        {comparison.measurements.map(({ metric, region, unit, before, after, change }) => (
          <tr key={`${metric} ${region}`}>
            <th scope="row" title={unit}>
              {metrics.find(({ name }) => name === metric)?.label ?? metric}, {region}
            </th>
            <td>{before === null ? '' : digits(before, 3)}</td>
            <td>{after === null ? '' : digits(after, 3)}</td>
            <td>{change && digits(change.log, 3)}</td>
            <td>{change && digits(change.percent, 1)}</td>
            <td>{change && `${digits(change.ci95[0], 1)} to ${digits(change.ci95[1], 1)}`}</td>
            <td>{change && digits(change.mdc95, 1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
