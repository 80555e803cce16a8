import { healingWords, verdictWords } from '../charts/index.ts';
import type { Comparison, Measurement, Verdict } from '../imaging/comparison.ts';
import { html, type Markup, safe } from './html.ts';
import { groupMeasurements, type MeasurementGroup } from './measurement-groups.ts';
import type { ReportMetric } from './types.ts';
import { comparabilitySentence, lowerFirst, verdictStatement, verdictSubject } from './verdict-sentence.ts';

type Look = Verdict | 'healing';

export interface VerdictOptions {
  metrics: Readonly<Record<string, ReportMetric>>;
  healing?: boolean;
}

/** The same marks as in the charts. */
const markPaths: Record<Look, string> = {
  improved: '<circle cx="8" cy="8" r="5.5" fill="currentColor"/>',
  worsened: '<path d="M8 1 14 8 8 15 2 8Z" fill="currentColor"/>',
  'no-measurable-change': '<circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" stroke-width="2"/>',
  healing:
    '<path d="M3 3H13V13H3Z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.5 1.5"/>',
  'not-measurable': '<path d="M3 3 13 13M13 3 3 13" stroke="currentColor" stroke-width="2"/>',
};

/** Whether the pair is fit to be compared, and why not. */
export function comparabilitySection({ comparability }: Comparison): Markup {
  const messages = [...new Set(comparability.reasons.map((reason) => reason.message))];
  return html`<h2>Can these photos be compared?</h2>
<p class="comparability">${comparabilitySentence(comparability)}</p>
${messages.length > 0 && html`<ul class="plain reasons">${messages.map((message) => html`<li>${message}</li>`)}</ul>`}`;
}

/** Every measurement in words. */
export function verdictSection(comparison: Comparison, options: VerdictOptions): Markup {
  const groups = groupMeasurements(comparison.measurements);
  if (groups.length === 0) return html`<h2>What changed</h2><p>Nothing was measured in this pair.</p>`;
  return html`<h2>What changed</h2>
<ul class="plain verdicts">${groups.map((group) => verdictItem(group, options))}</ul>`;
}

function verdictItem(
  { first, regions }: MeasurementGroup<Measurement>,
  { metrics, healing }: VerdictOptions,
): Markup {
  const metric = metrics[first.metric] ?? { label: first.metric };
  const look = healing && first.change ? 'healing' : first.verdict;
  return html`<li class="${look}">${mark(look)}<span class="subject">${verdictSubject({ ...first, region: regions }, metric)}</span>: <span class="statement">${lowerFirst(verdictStatement(first, metric, { healing }))}</span></li>`;
}

function mark(look: Look): Markup {
  const words = look === 'healing' ? healingWords : verdictWords[look];
  return safe(`<svg viewBox="0 0 16 16" role="img" aria-label="${words}">${markPaths[look]}</svg>`);
}
