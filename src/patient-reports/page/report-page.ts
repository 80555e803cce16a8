import {
  type Content,
  html,
  type Markup,
  pageAnswer,
  photoPair,
  photoPairScript,
  photoPairStyle,
  safe,
} from '../../pages/index.ts';
import type { PageAnswer } from '../../route.ts';
import { drawReportChart } from '../report-chart.ts';
import type { ReportDocument } from '../types.ts';
import type { PhotoWords, ReportBlock, ReportTable } from '../words/blocks.ts';
import { describeReport } from '../words/describe-report.ts';
import { reportStyle } from './report-style.ts';

/** What is folded away on the screen is on the paper. */
const openToPrint = `
addEventListener('beforeprint', () => {
  for (const one of document.querySelectorAll('details')) one.open = true;
});
`;

export interface ReportPageOptions {
  /** Where a picture of the report is loaded from. */
  address(picture: string): string;
  /** After the report: what its reader can do next. */
  footer?: Content;
}

/**
 * A report as its patient reads it: photos side by side, with a slider where scripts run. Loads nothing but its pictures,
 * those further down when they come into sight.
 */
export function reportPage(
  { document }: { document: ReportDocument },
  { address, footer }: ReportPageOptions,
): PageAnswer {
  const { title, lead, sections } = describeReport(document);
  let isFirst = true;
  const block = (one: ReportBlock): Markup => {
    switch (one.kind) {
      case 'paragraph':
        return html`<p${one.strong && html` class="answer"`}${one.quiet && html` class="quiet"`}>${one.text}</p>`;
      case 'subheading':
        return html`<h3>${one.text}</h3>`;
      case 'list':
        return html`<ul>${one.items.map((item) => html`<li>${item}</li>`)}</ul>`;
      case 'photos': {
        const loading = isFirst ? 'eager' : 'lazy';
        isFirst = false;
        return photos(one, { address, loading });
      }
      case 'chart':
        return chart(document);
      case 'table':
        return table(one);
    }
  };
  return pageAnswer({
    title,
    style: photoPairStyle + reportStyle,
    script: photoPairScript + openToPrint,
    body: html`<main>
<h1>${title}</h1>
${lead.map(block)}
${sections.map((section) => html`<section><h2>${section.title}</h2>${section.blocks.map(block)}</section>`)}
${footer}
</main>`,
  });
}

function photos(
  { pictures, before, after }: ReportBlock & { kind: 'photos' },
  { address, loading }: Pick<ReportPageOptions, 'address'> & { loading: 'eager' | 'lazy' },
): Markup {
  const photo = (name: string, { caption, alt }: PhotoWords) => ({ source: address(name), caption, alt });
  const { width, height } = pictures;
  return photoPair({
    before: photo(pictures.before, before),
    after: photo(pictures.after, after),
    width,
    height,
    loading,
  });
}

/** Twice, because text in a chart must not shrink with the page. */
function chart(document: ReportDocument): Markup {
  if (!document.chart) return html``;
  const draw = (width: number, id: string) =>
    safe(drawReportChart(document, { chart: document.chart!, width, id }));
  return html`<div class="wide">${draw(720, 'course-wide')}</div><div class="narrow">${draw(350, 'course-narrow')}</div>`;
}

function table({ caption, head, rows }: ReportTable): Markup {
  return html`<details><summary>${caption}</summary><table class="stacked"><caption>${caption}</caption>
<thead><tr>${head.map((label) => html`<th scope="col">${label}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([first, ...cells]) =>
      html`<tr><th scope="row">${first}</th>${cells.map((cell, index) => html`<td data-label="${head[index + 1]}">${cell}</td>`)}</tr>
`,
  )}</tbody></table></details>`;
}
