import { html, type Markup } from '../../pages/index.ts';
import type { TypicalOutcome } from '../types.ts';
import type { GroupOutcomes } from './public-gallery.ts';
import { indicationWords, metricOf } from './words.ts';

/** From so many series on there is a range to speak of. */
const enough = 5;

/** What all comparable series came to, in sentences and as a bar: nobody is to take one case for what to expect. */
export function outcomeSection({ typical, selection, synthetic }: GroupOutcomes): Markup {
  const metric = metricOf(typical.metric);
  const kind = `${indicationWords[typical.indication].toLowerCase()} measured by ${metric.label.toLowerCase()}`;
  return html`<section class="outcomes">
<h3>All ${synthetic && 'synthetic '}series for ${kind}</h3>
${typical.n > 0 && bar(typical)}
<p>${expectation(typical)}</p>
<p class="quiet">${shownWords({ typical, selection })}</p>
${selection.bestCaseOnly && html`<p class="warning"><strong>These are best cases.</strong> Those shown did better than the clinic’s series as a whole, by more than chance would explain. Expect less.</p>`}
</section>`;
}

/** What is shown beside what is counted. */
function shownWords({ typical, selection }: Pick<GroupOutcomes, 'typical' | 'selection'>): string {
  const others = typical.n + typical.notMeasurable - selection.shown;
  if (others <= 0) return 'All of them are shown in this gallery.';
  return `${selection.shown} of them ${selection.shown === 1 ? 'is' : 'are'} shown in this gallery. The other ${others} ${others === 1 ? 'is' : 'are'} counted here, whatever came of ${others === 1 ? 'it' : 'them'}.`;
}

function bar({ improved, unchanged, worsened }: TypicalOutcome): Markup {
  const part = (number: number, { look, words }: { look: string; words: string }) =>
    number > 0 && html`<span class="${look}" style="flex:${number}"><b>${number}</b> ${words}</span>`;
  return html`<p class="shares">${part(improved, { look: 'improved', words: 'improved' })}${part(unchanged, { look: 'unchanged', words: 'no measurable change' })}${part(worsened, { look: 'worsened', words: 'worsened' })}</p>`;
}

/** What to expect, in sentences: shares, the middle of all series, and those in which nothing could be said. */
export function expectation(typical: TypicalOutcome): string {
  const { n, notMeasurable } = typical;
  const middle = n >= enough ? middleWords(typical) : 'That is too few to expect anything from.';
  const rest = notMeasurable > 0 ? `In ${notMeasurable} more it could not be measured.` : '';
  return [sharesWords(typical), middle, rest].filter(Boolean).join(' ');
}

function sharesWords({ n, improved, unchanged, worsened }: TypicalOutcome): string {
  if (n === 0) return 'In none could it be measured.';
  const share = (number: number) => `${number} (${Math.round((100 * number) / n)} %)`;
  return `Of ${n} series at this clinic, ${share(improved)} improved, ${share(unchanged)} had no measurable change and ${share(worsened)} worsened.`;
}

function middleWords({ metric: name, medianPercent, rangePercent }: TypicalOutcome): string {
  if (medianPercent === null || rangePercent === null) return '';
  const [low, high] = rangePercent.map((percent) => changeWords(percent, name));
  return `Half of them came to ${changeWords(medianPercent, name)} or better; eight in ten lay between ${low} and ${high}.`;
}

/** "12 % smoother" */
function changeWords(percent: number, name: string): string {
  const { higherMeans, improvedWord, worsenedWord } = metricOf(name);
  const size = Math.round(Math.abs(percent));
  if (size === 0) return 'no change';
  return `${size} % ${percent > 0 === (higherMeans === 'better') ? improvedWord : worsenedWord}`;
}
