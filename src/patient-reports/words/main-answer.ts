import { type Day, dayWords } from '../../calendar.ts';
import { isChanceAmongMany } from '../../charts/index.ts';
import type { ReportDocument } from '../types.ts';
import { patientMetrics } from './metric-words.ts';
import { changeWords, detectableWords } from './number-words.ts';
import { regionWords } from './place-words.ts';
import { becauseOf } from './reason-words.ts';

/** The main question of the series as it was asked before treatment; null where none was. */
export function mainQuestion({ primaryOutcome }: ReportDocument): string | null {
  if (!primaryOutcome) return null;
  const { question } = patientMetrics[primaryOutcome.metric];
  return `The main question, ${regionWords(primaryOutcome.region)}: ${question}`;
}

/** What the photos say to it: the first thing that is read. */
export function mainAnswer({ verdict, primaryOutcome, madeOn }: ReportDocument): string {
  const { kind, percent, ci95, mdc95 } = verdict;
  if (kind === 'no-primary-outcome' || !primaryOutcome) {
    return 'No main question was chosen for this treatment. So no result stands above the others.';
  }
  if (kind === 'too-early') return noAnswerYet(verdict.outcomeFrom, madeOn);
  if (kind === 'being-measured') return 'The photos that tell are still being measured.';
  if (percent === null || ci95 === null || mdc95 === null) {
    const because = becauseOf(verdict.reasons);
    return because === null
      ? 'We could not measure it this time.'
      : `We could not measure it this time, because ${because}.`;
  }
  const { size, interval } = changeWords({ percent, ci95 });
  if (kind === 'no-measurable-change') {
    return isChanceAmongMany({ ci95 })
      ? `We see no clear change. We read ${size}, but that may be chance.`
      : `We see no clear change. A change of ${detectableWords(mdc95)} or more would have shown.`;
  }
  const { improved, worsened } = patientMetrics[primaryOutcome.metric];
  const answer = kind === 'improved' ? `Yes, ${improved}` : `No, ${worsened}`;
  return `${answer}, by about ${size}. The true change is most likely ${interval}.`;
}

function noAnswerYet(outcomeFrom: Day | null, madeOn: Day): string {
  if (outcomeFrom === null) return 'There is no answer yet, as no session is on record.';
  const from = `Photos can tell from ${dayWords(outcomeFrom)} on`;
  return madeOn < outcomeFrom
    ? `It is too early to say. The skin still heals and settles. ${from}.`
    : `There is no answer yet. ${from}, and there are none from that time to compare.`;
}
