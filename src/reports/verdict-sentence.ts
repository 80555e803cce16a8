import {
  formatChange,
  formatDetectable,
  formatSigned,
  healingWords,
  isChanceAmongMany,
  verdictWords,
  withSign,
} from '../charts/verdict-words.ts';

/** A measurement as stored in a comparison; only what a sentence needs. */
export interface StatedMeasurement {
  region: string;
  change: { percent: number; ci95: readonly [number, number]; mdc95: number } | null;
  verdict: keyof typeof verdictWords;
  reasons: readonly { message: string }[];
}

/** A metric's words from the registry. */
export interface StatedMetric {
  label: string;
  improvedWord?: string;
  worsenedWord?: string;
}

export interface StatementOptions {
  /** The follow-up photo was taken in a healing window: what is measured is no improvement and no worsening. */
  healing?: boolean;
  /** Of the numbers, BCP 47. Default en-GB. */
  locale?: string;
}

/**
 * The verdict in words, without its subject: "19 % smoother (15 to 22 %)",
 * "No measurable change (we could have seen 8 % or more)", "Not measurable. <First reason>".
 */
export function verdictStatement(
  measurement: StatedMeasurement,
  metric: StatedMetric,
  { healing = false, locale }: StatementOptions = {},
): string {
  const { change, verdict, reasons } = measurement;
  if (verdict === 'not-measurable' || !change) {
    const reason = reasons[0]?.message;
    return reason ? `${verdictWords['not-measurable']}. ${reason}` : verdictWords['not-measurable'];
  }
  if (healing) return `${healingWords} (measured ${withSign(change.percent, 0, locale)} %)`;
  if (verdict === 'no-measurable-change') {
    if (isChanceAmongMany(change))
      return `${verdictWords[verdict]} (${formatSigned(change, locale)} was measured, but among so many that can be chance)`;
    return `${verdictWords[verdict]} (we could have seen ${formatDetectable(change.mdc95, locale)} or more)`;
  }
  const { size, interval } = formatChange(change, locale);
  const word = verdict === 'improved' ? (metric.improvedWord ?? 'better') : (metric.worsenedWord ?? 'worse');
  return `${size} ${word} (${interval})`;
}

/** "Texture, left cheek" */
export function verdictSubject(measurement: StatedMeasurement, metric: StatedMetric): string {
  return `${metric.label}, ${measurement.region}`;
}

/** "Texture, left cheek: 19 % smoother (15 to 22 %)" */
export function verdictSentence(
  measurement: StatedMeasurement,
  metric: StatedMetric,
  options?: StatementOptions,
): string {
  return `${verdictSubject(measurement, metric)}: ${lowerFirst(verdictStatement(measurement, metric, options))}`;
}

/**
 * Several measurements in one sentence, each with what could have been seen:
 * "No measurable change in texture (8 % or more would show), redness (17 %)"
 */
export function unchangedStatement(
  measurements: readonly (Pick<StatedMeasurement, 'change'> & { label: string })[],
): string {
  const parts = measurements.flatMap(({ label, change }) =>
    change ? [{ label: lowerFirst(label), size: formatDetectable(change.mdc95) }] : [],
  );
  const list = parts.map(({ label, size }, i) => `${label} (${size}${i === 0 ? ' or more would show' : ''})`);
  return `${verdictWords['no-measurable-change']} in ${list.join(', ')}`;
}

/** "3 blemishes in both photos, 1 new, 2 gone"; nothing where there are none. */
export function lesionWords(lesions: { matched: number; new: number; resolved: number }): string {
  const parts = [
    { count: lesions.matched, words: 'in both photos' },
    { count: lesions.new, words: 'new' },
    { count: lesions.resolved, words: 'gone' },
  ].filter(({ count }) => count > 0);
  const noun = parts[0]?.count === 1 ? 'blemish' : 'blemishes';
  return parts.map(({ count, words }, i) => `${count} ${i === 0 ? `${noun} ` : ''}${words}`).join(', ');
}

/** Why the two kinds of texture are told apart, wherever the coarse one is shown. */
export const coarseTextureNote =
  'Coarse texture stands in where photos have too few pixels per millimetre for texture. It is another quantity: the two are never compared with each other, and never on one line.';

/** Whether the pair is fit to be compared, as one sentence. */
export function comparabilitySentence(comparability: {
  verdict: 'comparable' | 'limited' | 'not-comparable';
}): string {
  return comparabilitySentences[comparability.verdict];
}

const comparabilitySentences = {
  comparable: 'These two photos can be compared.',
  limited: 'These two photos can be compared in part only.',
  'not-comparable': 'These two photos can’t be compared.',
} as const;

/** The start of a sentence inside another one. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
