import type { PlannedPair, Study } from './benchmark-plan.ts';
import { disturbanceLabel } from './disturbance-words.ts';

const kindWords = {
  unchanged: 'nothing changed',
  single: 'one thing changed by −20 %',
  joint: 'everything changed at once, by −50 to +40 % each',
} as const;

/** What skin a study shows, where it is not the class of tone that tells. */
const studyWords: Partial<Record<Study, string>> = {
  coarse: 'coarse photos',
  'card only': 'a card but no untreated skin in view',
  neither: 'neither card nor untreated skin in view',
};

/** The part of a run that a pair belongs to. */
export function describePart({ study, tone, kind }: PlannedPair): string {
  if (study === 'disturbance') return 'One disturbance alone at 2 sigma, nothing changed';
  return sentence(studyWords[study] ?? `${tone} skin`, kindWords[kind]);
}

/** What a pair shows, for the caption of its picture. */
export function describePair({ study, tone, kind, change, disturbance }: PlannedPair): string {
  const changes = Object.entries(change).map(([name, share]) => `${name} ${percent(share)}`);
  const what = kind === 'unchanged' ? kindWords.unchanged : changes.join(', ');
  if (disturbance) return `${disturbanceLabel(disturbance)} at 2 sigma, ${what}`;
  return sentence(studyWords[study] ?? `${tone} skin`, what);
}

const sentence = (skin: string, what: string): string =>
  `${skin.charAt(0).toUpperCase()}${skin.slice(1)}, ${what}`;

const percent = (share: number): string => `${share < 0 ? '−' : '+'}${Math.round(100 * Math.abs(share))} %`;
