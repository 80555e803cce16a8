import { healingWords, verdictWords } from '../charts/index.ts';
import type { Comparison, Measurement, Verdict } from '../imaging/comparison.ts';
import { html, type Markup, safe } from '../pages/index.ts';
import { inWords, layOutFindings, type RefusedFindings } from './measurement-groups.ts';
import type { ReportMetric } from './types.ts';
import {
  coarseTextureNote,
  comparabilitySentence,
  lesionWords,
  lowerFirst,
  unchangedStatement,
  verdictStatement,
  verdictSubject,
} from './verdict-sentence.ts';

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

/** Every measurement in words, region by region. */
export function verdictSection({ measurements }: Comparison, options: VerdictOptions): Markup {
  const { regions, notMeasurable } = layOutFindings(measurements);
  const hasCoarse = measurements.some(({ metric, change }) => metric === 'coarse-texture' && change);
  return html`<h2>What changed</h2>
${measurements.length === 0 && html`<p>Nothing was measured in this pair.</p>`}
<ul class="plain verdicts">${regions.map(({ own, unchanged, region }) => [
    own.map((measurement) => verdictItem(measurement, options)),
    unchanged.length > 0 && unchangedItem(unchanged, region, options),
  ])}${notMeasurable.map((refused) => refusedItem(refused, options))}</ul>
${hasCoarse && html`<p class="muted">${coarseTextureNote}</p>`}`;
}

function verdictItem(measurement: Measurement, { metrics, healing }: VerdictOptions): Markup {
  const metric = metrics[measurement.metric] ?? { label: measurement.metric };
  const { lesions, change, verdict } = measurement;
  const look = healing && change ? 'healing' : verdict;
  const statement = lowerFirst(verdictStatement(measurement, metric, { healing }));
  return html`<li class="${look}">${mark(look)}<span class="subject">${verdictSubject(measurement, metric)}</span>: <span class="statement">${statement}</span>${lesions && lesions.list.length > 0 && html`<br><span class="lesions">${lesionWords(lesions)}</span>`}</li>`;
}

function refusedItem(
  { first, metrics: names, regions }: RefusedFindings<Measurement>,
  { metrics }: VerdictOptions,
): Markup {
  const labels = names.map((name, i) => {
    const { label } = metrics[name] ?? { label: name };
    return i === 0 ? label : lowerFirst(label);
  });
  const subject = verdictSubject({ ...first, region: regions }, { label: inWords(labels) });
  const statement = lowerFirst(verdictStatement(first, { label: first.metric }));
  return html`<li class="not-measurable">${mark('not-measurable')}<span class="subject">${subject}</span>: <span class="statement">${statement}</span></li>`;
}

function unchangedItem(
  unchanged: readonly Measurement[],
  region: string,
  { metrics, healing }: VerdictOptions,
): Markup {
  const look = healing ? 'healing' : 'no-measurable-change';
  const labelled = unchanged.map((measurement) => ({
    ...measurement,
    label: metrics[measurement.metric]?.label ?? measurement.metric,
  }));
  return html`<li class="${look}">${mark(look)}<span class="subject">${capitalise(region)}</span>: <span class="statement">${lowerFirst(unchangedStatement(labelled))}</span></li>`;
}

function mark(look: Look): Markup {
  const words = look === 'healing' ? healingWords : verdictWords[look];
  return safe(`<svg viewBox="0 0 16 16" role="img" aria-label="${words}">${markPaths[look]}</svg>`);
}

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
