import { html, type Markup } from '../../pages/index.ts';
import type { GroupOutcomes } from '../outcomes/describe-outcomes.ts';
import type { OutcomeFigures, TypicalOutcome } from '../types.ts';
import { indicationWords, metricOf } from './words.ts';

/** What all comparable series came to, in sentences and as a bar: nobody is to take one case for what to expect. */
export function outcomeSection({ typical, selection, synthetic }: GroupOutcomes): Markup {
  const metric = metricOf(typical.metric);
  const kind = `${indicationWords[typical.indication].toLowerCase()} measured by ${metric.label.toLowerCase()}`;
  return html`<section class="outcomes">
<h3>All ${synthetic && 'synthetic '}series for ${kind}</h3>
${bar(typical)}
<p>${expectation(typical)}</p>
<p class="quiet">${shownWords(selection)}</p>
</section>`;
}

/** What is shown beside what is counted. */
function shownWords({ shown, notShown }: GroupOutcomes['selection']): string {
  if (notShown === 0) return 'All of them are shown in this gallery.';
  return `${shown} of them ${shown === 1 ? 'is' : 'are'} shown in this gallery. The other ${notShown} ${notShown === 1 ? 'is' : 'are'} counted here, whatever came of ${notShown === 1 ? 'it' : 'them'}.`;
}

function bar({ figures, notMeasurable, withoutOutcome }: TypicalOutcome): Markup | null {
  if (!figures) return null;
  const { improved, unchanged, worsened } = figures;
  const part = (number: number, { look, words }: { look: string; words: string }) =>
    number > 0 && html`<span class="${look}" style="flex:${number}"><b>${number}</b> ${words}</span>`;
  return html`<p class="shares">${part(improved, { look: 'improved', words: 'improved' })}${part(unchanged, { look: 'unchanged', words: 'no measurable change' })}${part(worsened, { look: 'worsened', words: 'worsened' })}${part(notMeasurable + withoutOutcome, { look: 'unknown', words: 'not known' })}</p>`;
}

/** What to expect, in sentences: shares, the middle of all series, and those of which nothing can be said. */
export function expectation(typical: TypicalOutcome): string {
  const { n, metric, figures, notMeasurable, withoutOutcome } = typical;
  return [
    ...(figures ? [sharesWords(n, figures), spreadWords(metric, figures)] : [fewWords(n)]),
    notMeasurable > 0 && `In ${notMeasurable} more it could not be measured.`,
    withoutOutcome > 0 && withoutOutcomeWords(withoutOutcome),
  ]
    .filter(Boolean)
    .join(' ');
}

function fewWords(n: number): string {
  if (n === 0) return 'None has been measured at this clinic.';
  return `${n} series ${n === 1 ? 'was' : 'were'} measured at this clinic: too few to say what is typical.`;
}

function sharesWords(n: number, { improved, unchanged, worsened, improvedCi95 }: OutcomeFigures): string {
  const share = (number: number) => `${number} (${Math.round((100 * number) / n)} %)`;
  const [low, high] = improvedCi95;
  return `Of ${n} series measured at this clinic, ${share(improved)} improved, ${share(unchanged)} had no measurable change and ${share(worsened)} worsened. From so many series the share that improves is known roughly: it may be anything from ${low} to ${high} % (95 % interval).`;
}

function spreadWords(metric: string, { medianPercent, rangePercent, rangeHolds }: OutcomeFigures): string {
  const [low, high] = rangePercent.map((percent) => changeWords(percent, metric));
  const who = rangeHolds === 'all' ? 'all' : 'at least eight in ten';
  return `Half of them came to ${changeWords(medianPercent, metric)} or better; ${who} lay between ${low} and ${high}.`;
}

const withoutOutcomeWords = (number: number): string =>
  number === 1
    ? '1 more was treated long enough ago, and nobody knows what came of it: it was not photographed since, or not measured.'
    : `${number} more were treated long enough ago, and nobody knows what came of them: they were not photographed since, or not measured.`;

/** "12 % smoother" */
function changeWords(percent: number, name: string): string {
  const { higherMeans, improvedWord, worsenedWord } = metricOf(name);
  if (percent === 0) return 'no change';
  return `${Math.abs(percent)} % ${percent > 0 === (higherMeans === 'better') ? improvedWord : worsenedWord}`;
}
