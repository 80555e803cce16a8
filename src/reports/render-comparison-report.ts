import { parseHTML } from 'linkedom';
import { type ChartDocument, type MeasurementRow, measurementsChart } from '../charts/index.ts';
import type { Comparison } from '../imaging/comparison.ts';
import { metricRegistry } from '../imaging/metrics/index.ts';
import { html, type Markup, safe } from '../pages/index.ts';
import { groupMeasurements } from './measurement-groups.ts';
import { mappedMetrics, photosSection } from './report-photos.ts';
import { reportContentSecurityPolicy, reportScript } from './report-script.ts';
import { mapRules, reportStyle } from './report-style.ts';
import { measurementsTable, methodDetails } from './report-tables.ts';
import { comparabilitySection, type VerdictOptions, verdictSection } from './report-verdicts.ts';
import type { ComparisonReport } from './types.ts';
import { verdictStatement } from './verdict-sentence.ts';

/**
 * One comparison as one HTML file that needs nothing else: pictures, style and script are inside, and its policy
 * forbids to load anything. Reads stored numbers, measures nothing.
 * @returns the document's text, UTF-8.
 */
export function renderComparisonReport(report: ComparisonReport): string {
  const { comparison, images, healing, metrics = metricRegistry } = report;
  const verdicts = verdictSection(comparison, { metrics, healing });
  const fitness = comparabilitySection(comparison);
  const isRefused = comparison.comparability.verdict === 'not-comparable';
  const page = html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${reportContentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>Comparison report</title>
<style>${safe(reportStyle)}${safe(mapRules(mappedMetrics(images)))}</style>
</head>
<body>
<header>
${report.synthetic && html`<p class="synthetic">Synthetic photos</p>`}
<h1>Before and after</h1>
${healing && html`<p><strong>Healing, not outcome.</strong> The after photo was taken in the healing window of a session: it shows how the skin heals, and nothing below counts as improvement or worsening.</p>`}
</header>
<main>
${isRefused ? [fitness, verdicts] : [verdicts, fitness]}
${photosSection({ ...report, metrics })}
${measurementsTable(comparison, { metrics, healing })}
${forest(comparison, { metrics, healing })}
${methodDetails(comparison, metrics)}
</main>
<footer class="muted"><p>It measures photos; it gives no diagnosis. Made with Dermalapse ${comparison.engine.version}.</p></footer>
<script>${safe(reportScript)}</script>
</body>
</html>
`;
  return page.text;
}

/** The same chart twice, because text in a chart must not shrink with the page. */
function forest(comparison: Comparison, { metrics, healing }: VerdictOptions): Markup {
  if (comparison.measurements.every(({ change }) => change === null)) return html``;
  const rows = groupMeasurements(comparison.measurements).map(
    ({ first: measurement, regionsInShort }): MeasurementRow => {
      const metric = metrics[measurement.metric];
      return {
        metricLabel: metric?.label ?? measurement.metric,
        regionLabel: regionsInShort,
        unit: measurement.unit,
        higherMeans: metric?.higherMeans ?? 'worse',
        verdict: measurement.verdict,
        statement: verdictStatement(measurement, metric ?? { label: measurement.metric }, { healing }),
        healing,
        change: measurement.change,
        reasons: measurement.reasons.map((reason) => reason.message),
      };
    },
  );
  const draw = (width: number, id: string) =>
    safe(measurementsChart(rows, { document: chartDocument(), width, id }));
  return html`<h2>Changes and what could have been seen</h2>
<div class="wide">${draw(900, 'forest-wide')}</div><div class="narrow">${draw(358, 'forest-narrow')}</div>`;
}

function chartDocument(): ChartDocument {
  // linkedom's document has what a chart uses of a browser's, though not its type.
  return parseHTML('<!doctype html><html><body></body></html>').document as unknown as ChartDocument;
}
