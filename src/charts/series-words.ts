import { formatDay } from './calendar.ts';
import type { MeasuredVisit, SeriesFacts, UnmeasuredVisit } from './series-facts.ts';
import type { MetricWords, SeriesChartData, SessionMark } from './types.ts';
import {
  formatChange,
  formatDetectable,
  formatNumber,
  formatSigned,
  healingWords,
  isChanceAmongMany,
  verdictWords,
} from './verdict-words.ts';

/** Two lines: the verdict, and how sure it is. */
export function visitLines(visit: MeasuredVisit, words: MetricWords): [string, string] {
  if (visit.verdict === 'no-measurable-change') {
    if (isChanceAmongMany(visit))
      return [verdictWords[visit.verdict], `${formatSigned(visit)} may be chance`];
    return [verdictWords[visit.verdict], `${formatDetectable(visit.mdc95)} or more would show`];
  }
  const { size, interval } = formatChange(visit);
  const word = visit.verdict === 'improved' ? words.improvedWord : words.worsenedWord;
  const plain = verdictWords[visit.verdict].toLowerCase();
  return [`${size} ${word ?? plain}`, interval];
}

/** Shown when the pointer rests on a visit. */
export function visitTitle(visit: MeasuredVisit, words: MetricWords): string {
  const day = formatDay(visit.day);
  const [low, high] = visit.ci95;
  const measured = `measured ${signed(visit.percent)} %, ${signed(low)} to ${signed(high)} %`;
  if (visit.healing) return `${day}: ${healingWords.toLowerCase()} (${measured})`;
  const [verdict] = visitLines(visit, words);
  const detectable = `a change of ${formatDetectable(visit.mdc95)} or more would show`;
  const early = visit.early ? ['Early: less than four weeks after a session.'] : [];
  return [
    `${day}: ${lowerFirst(verdict)} (${measured}; ${detectable})`,
    ...early,
    ...(visit.reasons ?? []),
  ].join('\n');
}

export function unmeasuredTitle(visit: UnmeasuredVisit): string {
  return [`${formatDay(visit.day)}: not measurable`, ...visit.reasons].join('\n');
}

export function sessionTitle(session: SessionMark & { day: Date; number: number }): string {
  const details = [
    session.device,
    session.needleDepthMm === null ? '' : `${session.needleDepthMm} mm`,
    session.passes === null ? '' : `${session.passes} ${session.passes === 1 ? 'pass' : 'passes'}`,
  ].filter(Boolean);
  return `Session ${session.number}, ${formatDay(session.day)}: ${details.join(', ')}`;
}

export function chartHeading(data: SeriesChartData): { title: string; subtitle: string } {
  const side = data.higherMeans === 'better' ? 'above' : 'below';
  return {
    title: `${data.metricLabel}, ${data.regionLabel}`,
    subtitle: `Change from baseline; ${side} zero is ${data.improvedWord ?? 'better'}`,
  };
}

/** The whole chart in sentences, for those who don't see it. */
export function chartDescription(data: SeriesChartData, facts: SeriesFacts): string {
  const visits = facts.outcome.length;
  const sentences = [
    `Change of ${lowerFirst(data.metricLabel)}, ${data.regionLabel}, against the baseline of ${formatDay(facts.baseline)}, at ${count(visits, 'visit')}.`,
  ];
  const latest = facts.outcome.at(-1);
  if (latest) {
    const [verdict, sure] = visitLines(latest, data);
    sentences.push(`Latest outcome, ${formatDay(latest.day)}: ${lowerFirst(verdict)} (${sure}).`);
  }
  if (facts.sessions.length > 0) sentences.push(`${count(facts.sessions.length, 'session')}.`);
  if (facts.healing.length > 0) {
    sentences.push(
      `${count(facts.healing.length, 'visit')} in a healing window, shown apart from the outcome.`,
    );
  }
  if (facts.unmeasured.length > 0)
    sentences.push(`${count(facts.unmeasured.length, 'visit')} not measurable.`);
  if (facts.versionChanges.length > 0) {
    sentences.push('The engine changed its version; results before and after are not joined.');
  }
  if (data.synthetic) sentences.push('Synthetic data.');
  return sentences.join(' ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function signed(value: number): string {
  const text = formatNumber(value, 1);
  return value > 0 && Number(text) !== 0 ? `+${text}` : text;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
