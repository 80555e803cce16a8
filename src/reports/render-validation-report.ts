import { parseHTML } from 'linkedom';
import { type ChartDocument, coverageChart, doseResponseChart, matrixChart } from '../charts/index.ts';
import type { ValidationReport } from '../imaging/phantom/benchmark/types.ts';
import { html, type Markup, safe } from '../pages/index.ts';
import { reportStyle } from './report-style.ts';
import { coverageRows, crossTalkMatrix, disturbanceMatrix } from './validation-charts.ts';
import {
  describeOverall,
  describeRun,
  describeTargets,
  figureTable,
  naiveTable,
  referenceTable,
  targetWords,
  toneTable,
  type ValidationCell,
  type ValidationTable,
} from './validation-tables.ts';

/** A pair of phantom photos to look at: small JPEGs. */
export interface ShownPair {
  label: string;
  before: Uint8Array;
  after: Uint8Array;
}

const contentSecurityPolicy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/** A benchmark run as one HTML file that needs nothing else: tables, plots, limits, and pairs to look at. */
export function renderValidationReport(report: ValidationReport, pairs: readonly ShownPair[]): string {
  const page = html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>How good is it?</title>
<style>${safe(reportStyle)}${safe(validationStyle)}</style>
</head>
<body>
<header>
<p class="synthetic">Synthetic photos</p>
<h1>How good is it?</h1>
<p>${describeRun(report)} ${describeTargets(report)}</p>
<p>${describeOverall(report)}</p>
</header>
<main>
${table(figureTable(report))}
<h2>What single photos can’t do well</h2>
<dl>${report.limits.map(({ title, text }) => html`<dt>${title}</dt><dd>${text}</dd>`)}</dl>
${plots(report)}
${table(naiveTable(report))}
${table(toneTable(report))}
${table(referenceTable(report))}
<h2>Which pairs</h2>
<ul>${report.composition.map(({ label, pairs: count }) => html`<li>${count}: ${label}</li>`)}</ul>
${pairs.length > 0 && gallery(pairs)}
</main>
<footer class="muted"><p>Calibration ${report.engine.calibration}. Figures from synthetic skin say what the method can do on such photos, not what a clinic will see.</p></footer>
</body>
</html>
`;
  return page.text;
}

function plots(report: ValidationReport): Markup {
  return html`<h2>Read against true change</h2>
<p class="muted">Everything changed at once, each by an amount of its own. On the dashed line a reading is true; bars are 95 % intervals.</p>
<div class="charts">${report.metrics.map(
    ({ label, doses }) =>
      html`<figure><figcaption>${label}</figcaption>${draw(340, (options) => doseResponseChart({ metricLabel: label, doses }, options))}</figure>`,
  )}</div>
<h2>One disturbance at a time</h2>
<p class="muted">What an unchanged pair reads when one thing differs strongly (2 sigma in both photos), as a share of half the smallest detectable change. Framed: more than 1. With *: what real photos have besides, without a target.</p>
${drawTwice((options) => matrixChart(disturbanceMatrix(report), options))}
<h2>Cross-talk</h2>
<p class="muted">d′ of each metric (row) when one thing (column) truly fell by 20 %. A metric’s own d′ stands without ground. Framed: 1 or more.</p>
${drawTwice((options) => matrixChart(crossTalkMatrix(report), options))}
<h2>Do the intervals keep their word?</h2>
<p class="muted">How often the 95 % interval held the true change; the bar says how sure that share is.</p>
${drawTwice((options) => coverageChart(coverageRows(report), options))}`;
}

type DrawChart = (options: { document: ChartDocument; width: number }) => string;

function draw(width: number, chart: DrawChart): Markup {
  // linkedom's document has what a chart uses of a browser's, though not its type.
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  return safe(chart({ document: document as unknown as ChartDocument, width }));
}

/** For a desk and for a phone, because text in a chart must not shrink with the page. */
const drawTwice = (chart: DrawChart): Markup =>
  html`<div class="wide">${draw(760, chart)}</div><div class="narrow">${draw(340, chart)}</div>`;

function table({ title, note, columns, rows }: ValidationTable): Markup {
  return html`<h2>${title}</h2>
<div class="table"><table>
<thead><tr><th></th>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({ label, cells }) => html`<tr><th scope="row">${label}</th>${cells.map(cell)}</tr>
`,
  )}</tbody>
</table></div>
<p class="muted">${note}</p>`;
}

function cell({ text, check }: ValidationCell): Markup {
  return html`<td class="${check?.isMet === false ? 'missed' : ''}">${text}${check && html`<span class="unit">${targetWords(check)}</span>`}</td>`;
}

function gallery(pairs: readonly ShownPair[]): Markup {
  const picture = (bytes: Uint8Array, alt: string) =>
    html`<img src="data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}" alt="${alt}">`;
  return html`<h2>Pairs to look at</h2>
<p class="muted">One of each kind: before on the left, after on the right.</p>
<div class="gallery">${pairs.map(
    ({ label, before, after }) =>
      html`<figure><figcaption>${label}</figcaption><span>${picture(before, 'Before')}${picture(after, 'After')}</span></figure>
`,
  )}</div>`;
}

const validationStyle = `
footer{overflow-wrap:anywhere}
td.missed{font-weight:600}td.missed .unit{color:var(--chart-worsened)}
dt{font-weight:600;margin-top:12px}dd{margin:0;max-width:72ch}
.charts,.gallery{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(340px,100%),1fr));gap:16px}
.charts figcaption{font-weight:600}
.gallery figure{background:var(--surround);color:var(--on-surround);padding:8px}
.gallery span{display:grid;grid-template-columns:1fr 1fr;gap:4px}.gallery img{display:block;width:100%;height:auto}
`;
