import { formatDay } from './calendar.ts';
import type { CalendarFacts, MeasuredVisit, SeriesFacts, UnmeasuredVisit } from './series-facts.ts';
import type { MetricWords, SeriesCalendar, SeriesChartData, SessionMark } from './types.ts';
import {
  formatBounds,
  formatChange,
  formatDecimal,
  formatDetectable,
  formatSigned,
  healingWords,
  isChanceAmongMany,
  verdictWords,
  withSign,
} from './verdict-words.ts';

/** A metric's words, and whose dates and numbers go with them. */
export type LocalWords = Pick<MetricWords, 'improvedWord' | 'worsenedWord'> & { locale?: string | undefined };

/** Two lines: the verdict, and how sure it is. */
export function visitLines(visit: MeasuredVisit, words: LocalWords): [string, string] {
  const { locale } = words;
  if (visit.verdict === 'no-measurable-change') {
    if (isChanceAmongMany(visit))
      return [verdictWords[visit.verdict], `${formatSigned(visit, locale)} may be chance`];
    return [verdictWords[visit.verdict], `${formatDetectable(visit.mdc95, locale)} or more would show`];
  }
  const { size, interval } = formatChange(visit, locale);
  const word = visit.verdict === 'improved' ? words.improvedWord : words.worsenedWord;
  const plain = verdictWords[visit.verdict].toLowerCase();
  return [`${size} ${word ?? plain}`, interval];
}

/** Shown when the pointer rests on a visit. */
export function visitTitle(visit: MeasuredVisit, words: LocalWords): string {
  const { locale } = words;
  const day = formatDay(visit.day, locale);
  const [low, high] = formatBounds(visit.ci95, (bound, decimals) => withSign(bound, decimals, locale), 1);
  const measured = `measured ${withSign(visit.percent, 1, locale)} %, ${low} to ${high} %`;
  if (visit.healing) return `${day}: ${healingWords.toLowerCase()} (${measured})`;
  const [verdict] = visitLines(visit, words);
  const detectable = `a change of ${formatDetectable(visit.mdc95, locale)} or more would show`;
  const early = visit.early ? ['Early: healed, but before the days that count as outcome.'] : [];
  return [
    `${day}: ${lowerFirst(verdict)} (${measured}; ${detectable})`,
    ...early,
    ...(visit.reasons ?? []),
  ].join('\n');
}

export function unmeasuredTitle(visit: UnmeasuredVisit, { locale }: LocalWords): string {
  return [`${formatDay(visit.day, locale)}: not measurable`, ...visit.reasons].join('\n');
}

export function sessionTitle(
  session: SessionMark & { day: Date; number: number },
  { locale }: LocalWords,
): string {
  const depth = session.needleDepthMm;
  const details = [
    session.device,
    depth === null ? '' : `${formatDecimal(depth, locale)} mm`,
    session.passes === null ? '' : `${session.passes} ${session.passes === 1 ? 'pass' : 'passes'}`,
  ].filter(Boolean);
  const subject = `Session ${session.number}, ${formatDay(session.day, locale)}`;
  return details.length === 0 ? subject : `${subject}: ${details.join(', ')}`;
}

export function followUpTitle(
  { months, done, day }: CalendarFacts['followUps'][number],
  { locale }: LocalWords,
): string {
  const subject = `Follow-up ${count(months, 'month')} after the last session`;
  return `${subject}: ${done ? 'done on' : 'due on'} ${formatDay(day, locale)}`;
}

export function chartHeading(data: MetricWords & { regionLabel: string }): {
  title: string;
  subtitle: string;
} {
  const side = data.higherMeans === 'better' ? 'above' : 'below';
  return {
    title: `${data.metricLabel}, ${data.regionLabel}`,
    subtitle: `Change from baseline; ${side} zero is ${data.improvedWord ?? 'better'}`,
  };
}

/** The whole chart in sentences, for those who don't see it. */
export function chartDescription(data: SeriesChartData & LocalWords, facts: SeriesFacts): string {
  const { locale } = data;
  const sentences = [
    `Change of ${lowerFirst(data.metricLabel)}, ${data.regionLabel}, against the baseline of ${formatDay(facts.baseline, locale)}, at ${count(facts.outcome.length, 'visit')}.`,
  ];
  const latest = facts.outcome.at(-1);
  if (latest) {
    const [verdict, sure] = visitLines(latest, data);
    sentences.push(`Latest outcome, ${formatDay(latest.day, locale)}: ${lowerFirst(verdict)} (${sure}).`);
  }
  if (facts.sessions.length > 0) sentences.push(`${count(facts.sessions.length, 'session')}.`);
  if (facts.healing.length > 0) {
    sentences.push(
      `${count(facts.healing.length, 'visit')} in a healing window, shown apart from the outcome.`,
    );
  }
  if (facts.unmeasured.length > 0)
    sentences.push(`${count(facts.unmeasured.length, 'visit')} not measurable.`);
  return [...sentences, ...calendarSentences(data, facts)].join(' ');
}

/** One metric in all regions, region by region. */
export function regionsDescription(
  data: MetricWords & SeriesCalendar & LocalWords,
  { calendar, lines }: { calendar: CalendarFacts; lines: { label: string; outcome: MeasuredVisit[] }[] },
): string {
  const latest = lines.map(({ label, outcome }) => {
    const visit = outcome.at(-1);
    return `${label}: ${visit ? lowerFirst(visitLines(visit, data)[0]) : 'no outcome'}`;
  });
  return [
    `Change of ${lowerFirst(data.metricLabel)} in ${count(lines.length, 'region')} against the baseline of ${formatDay(calendar.baseline, data.locale)}.`,
    `Latest outcome of each: ${latest.join('; ')}.`,
    ...calendarSentences(data, calendar),
  ].join(' ');
}

function calendarSentences(data: SeriesCalendar & LocalWords, facts: CalendarFacts): string[] {
  return [
    ...facts.followUps.map((followUp) => `${followUpTitle(followUp, data)}.`),
    ...facts.changes.map(({ detail }) => detail),
    ...(data.synthetic ? ['Synthetic data.'] : []),
  ];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
