import { formatDay, parseDay } from '../charts/calendar.ts';
import { withSign } from '../charts/verdict-words.ts';
import type { Measurement } from '../imaging/comparison.ts';
import { metricRegistry } from '../imaging/metrics/index.ts';
import type { MetricName } from '../imaging/plan.ts';
import type { PublicSigningKey, Verification } from './types.ts';

export interface VerdictWords {
  title: string;
  sentence: string;
}

const titles: Record<Verification['verdict'], string> = {
  genuine: 'Genuine',
  incomplete: 'Genuine, but not complete',
  altered: 'Altered',
  'unknown-key': 'Unknown key',
};

export const verdictWords = (verification: Verification): VerdictWords => ({
  title: titles[verification.verdict],
  sentence: sentenceOf(verification),
});

function sentenceOf({ verdict, manifest, why, key, claims, files }: Verification): string {
  const count = (state: (typeof files)[number]['state']) =>
    files.filter((file) => file.state === state).length;
  const { keyId, issuedAt } = claims;
  if (manifest === 'altered') {
    const what =
      why === 'key-not-in-use'
        ? `The manifest says that it was signed on ${momentWords(issuedAt)}, but ${wordsOfUse(keyId, key)}.`
        : 'The manifest is not what was signed.';
    return `${what} Nothing that it says can be relied on; ask the clinic for the original.`;
  }
  switch (verdict) {
    case 'altered':
      return `${counted(count('differs'), 'file is', 'files are')} not what the signed manifest names.`;
    case 'unknown-key':
      return why === 'key-distrusted'
        ? `The manifest was signed with the key ${keyId}, which somebody may have copied. The clinic vouches for nothing that was signed with it; ask the clinic for a new manifest.`
        : `The manifest was signed with the key ${keyId}, which is not known here. Ask whoever gave it to you whose key that is.`;
    case 'incomplete':
      return `What was given is exactly what was signed. ${counted(count('not-given'), 'file that the manifest names was', 'files that the manifest names were')} not given.`;
    case 'genuine':
      return 'Manifest and files are exactly what was signed.';
  }
}

/** "the key 5c0f… was in use from 3 February 2025 at 08:12 UTC to 9 March 2026 at 17:40 UTC" */
function wordsOfUse(keyId: string, { madeAt, retiredAt }: Verification['key']): string {
  const from = madeAt && ` from ${momentWords(madeAt)}`;
  const to = retiredAt && ` to ${momentWords(retiredAt)}`;
  return `the key ${keyId} was in use${from ?? ''}${to ?? ''}`;
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What became of a file that was given or is missing, with the side that the manifest says it shows. */
export function fileWords({ name, shownAs, state, picture }: Verification['files'][number]): string {
  const side = picture ? ` (${picture.side}, ${picture.width} × ${picture.height})` : '';
  switch (state) {
    case 'not-given':
      return `not given${side}`;
    case 'matches':
      return shownAs === name ? `as signed${side}` : `as signed, there called ${shownAs}${side}`;
    case 'differs':
      return shownAs === null
        ? 'not what was signed'
        : `swapped: this is what was signed as ${shownAs}${side}`;
  }
}

/** "Photos of 1 Jan 2026 and 28 May 2026", or by its number where no days are told. */
export function pairWords({ before, after }: Verification['pairs'][number], index: number): string {
  if (before === null || after === null) return `Pair ${index + 1}`;
  return `Photos of ${formatDay(parseDay(before))} and ${formatDay(parseDay(after))}`;
}

/** "Texture, left cheek"; a manifest may name metrics that are not known here. */
export function subjectWords({ metric, region }: Measurement): string {
  const isKnown = Object.hasOwn(metricRegistry, metric);
  return `${isKnown ? metricRegistry[metric as MetricName].label : metric}, ${region}`;
}

/** "−18.9 % (−22.0 to −15.1 %)" */
export function changeWords({ change }: Measurement): string {
  if (!change) return 'not measurable';
  const [percent, low, high] = [change.percent, ...change.ci95].map((value) => withSign(value, 1));
  return `${percent}\u00a0% (${low} to ${high}\u00a0%)`;
}

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

/** What has become of a key: "retired 9 March 2026 at 17:40 UTC, not trusted any more". */
export function keyStateWords({
  retiredAt,
  distrusted,
}: Pick<PublicSigningKey, 'retiredAt' | 'distrusted'>): string {
  if (retiredAt === null) return 'current';
  return `retired ${momentWords(retiredAt)}${distrusted ? ', not trusted any more' : ''}`;
}

/** '2026-06-15T09:30:00Z' -> '15 June 2026 at 09:30 UTC' */
export const momentWords = (at: string): string => `${moment.format(new Date(at))} UTC`;
