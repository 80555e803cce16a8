import {
  formatBounds,
  formatDetectable,
  formatNumber,
  formatSigned,
  healingWords,
  verdictWords,
  withSign,
} from '../charts/index.ts';
import type { Comparison, Measurement, PhotoFacts } from '../imaging/comparison.ts';
import { html, type Markup } from '../pages/index.ts';
import { groupMeasurements } from './measurement-groups.ts';
import type { ReportMetric } from './types.ts';

type Metrics = Readonly<Record<string, ReportMetric>>;

interface TableOptions {
  metrics: Metrics;
  healing?: boolean;
}

/** Every measurement with its interval and what could have been seen. */
export function measurementsTable(comparison: Comparison, { metrics, healing }: TableOptions): Markup {
  return html`<h2>Measurements</h2>
<div class="table"><table class="stacked">
<thead><tr><th>Measured</th><th>Verdict</th><th class="number">Change</th><th class="number">95 % interval</th><th class="number">Could have seen</th><th class="number">Before</th><th class="number">After</th></tr></thead>
<tbody>${groupMeasurements(comparison.measurements).map(({ first, regions }) =>
    tableRow({ ...first, region: regions }, { metric: metrics[first.metric], healing }),
  )}</tbody>
</table></div>
<p class="muted">Changes are in percent of the before value. “Could have seen” is the smallest change that this pair of photos could have shown.</p>`;
}

function tableRow(
  measurement: Measurement,
  { metric, healing }: { metric?: ReportMetric; healing?: boolean },
): Markup {
  const { change, region, verdict, before, after, reasons } = measurement;
  const name = html`<th scope="row">${metric?.label ?? measurement.metric}, ${region}${change && html`<span class="unit">in ${measurement.unit}</span>`}</th>`;
  if (!change) {
    const messages = reasons.map((reason) => reason.message).join(' ');
    return html`<tr>${name}<td class="${verdict}">${verdictWords['not-measurable']}</td><td colspan="5">${messages}</td></tr>
`;
  }
  const look = healing ? 'healing' : verdict;
  const words = healing ? healingWords : verdictWords[verdict];
  const [low, high] = formatBounds(change.ci95, withSign);
  return html`<tr>${name}<td class="${look}">${words}</td><td class="number" data-label="Change">${formatSigned(change)}</td><td class="number" data-label="95 % interval">${low} to ${high} %</td><td class="number" data-label="Could have seen">${formatDetectable(change.mdc95)} or more</td><td class="number" data-label="Before">${level(before)}</td><td class="number" data-label="After">${level(after)}</td></tr>
`;
}

/** How it was done, for whoever wants to check. */
export function methodDetails(comparison: Comparison, metrics: Metrics): Markup {
  const { engine, frames, photos, registration, normalisation, timingsMs } = comparison;
  const { residualMm, poseDeg, transform } = registration;
  const gain = normalisation.colour.logGain.map((value) => formatNumber(value, 4)).join(', ');
  const rows: [string, string][] = [
    ['Comparison', comparison.id],
    ['Engine', `${engine.version}, backend ${engine.backend}, calibration ${engine.calibration}`],
    ['Before photo', photoFacts(photos.before)],
    ['After photo', photoFacts(photos.after)],
    ...(frames ? [['Frames averaged', `${frames.before} and ${frames.after}`] as [string, string]] : []),
    [
      'Registration',
      `by ${registration.method}, correlation ${formatNumber(registration.correlation, 3)}, overlap ${formatNumber(100 * registration.overlap, 0)} %`,
    ],
    [
      'Residual',
      residualMm
        ? `median ${formatNumber(residualMm.median, 3)} mm, 95th percentile ${formatNumber(residualMm.p95, 3)} mm`
        : 'unknown: no scale',
    ],
    [
      'Change of pose',
      poseDeg
        ? `yaw ${formatNumber(poseDeg.yaw, 1)}°, pitch ${formatNumber(poseDeg.pitch, 1)}°, roll ${formatNumber(poseDeg.roll, 1)}°`
        : 'no face',
    ],
    [
      'Transform',
      transform.map((row) => `[${row.map((value) => formatNumber(value, 5)).join(', ')}]`).join(' '),
    ],
    ['Colour', `from ${normalisation.colour.source}, ln gain of R, G, B ${gain}`],
    ...cardRows(normalisation.card),
    [
      'Blur matching',
      normalisation.blurMatchMm === null ? 'none' : `${formatNumber(normalisation.blurMatchMm, 3)} mm`,
    ],
    ['Illumination', normalisation.illumination],
    [
      'Times',
      Object.entries(timingsMs)
        .map(([stage, ms]) => `${stage} ${Math.round(ms)} ms`)
        .join(', '),
    ],
    ...rawChanges(comparison, metrics),
  ];
  return html`<details><summary>How it was measured</summary>
<div class="table"><table><tbody>${rows.map(
    ([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>
`,
  )}</tbody></table></div></details>`;
}

function cardRows(card: Comparison['normalisation']['card']): [string, string][] {
  if (!card) return [];
  const three = (values: readonly number[]) => values.map((value) => formatNumber(value, 4)).join(', ');
  const tone = card.gamma
    ? `exponent between the tone curves ${three(card.gamma)}`
    : 'tone curves unknown: a plain card shows one grey only';
  return [['Card', `ln gain of R, G, B at the brightness of skin ${three(card.logGain)}; ${tone}`]];
}

function rawChanges({ measurements }: Comparison, metrics: Metrics): [string, string][] {
  return measurements.flatMap(({ metric, region, change }): [string, string][] => {
    if (!change) return [];
    const about = metrics[metric];
    const source = about ? `, method doi:${about.reference}` : '';
    const figures = `raw ${formatNumber(change.log, 4)}, detectable ${formatNumber(change.mdc95, 1)} %`;
    return [[`${about?.label ?? metric}, ${region}`, `${figures}${source}`]];
  });
}

function photoFacts({ sha256, width, height, pixelsPerMm, quality }: PhotoFacts): string {
  return [
    `${width} × ${height} pixels`,
    pixelsPerMm === null ? 'scale unknown' : `${formatNumber(pixelsPerMm, 1)} pixels per mm`,
    quality.blurMm === null ? '' : `blur ${formatNumber(quality.blurMm, 3)} mm`,
    quality.noise === null ? '' : `noise ${formatNumber(quality.noise, 4)}`,
    `${formatNumber(100 * quality.clippedFraction, 1)} % clipped`,
    quality.jpegQuality === null ? '' : `JPEG quality ${quality.jpegQuality}`,
    `SHA-256 ${sha256}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** Three significant digits. */
function level(value: number | null): string {
  if (value === null) return '';
  const decimals = 2 - Math.floor(Math.log10(Math.abs(value) || 1));
  return formatNumber(value, Math.min(6, Math.max(0, decimals)));
}
