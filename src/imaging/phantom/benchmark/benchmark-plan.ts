import { createRandom } from '../../random.ts';
import type { PairSpec } from '../make-pair.ts';
import { extendedNuisanceNames, type NuisanceName, nuisanceNames } from '../nuisance.ts';
import { type ChangeName, changeNames, drawSaturation, type TrueChange } from '../spec.ts';
import { toneMelanin } from '../tone-class.ts';
import { changesWithoutReference, measuredChanges } from './metric-truth.ts';

/** Volume of melanosomes, drawn evenly from each range. */
export const tones = {
  'light to medium': [0.015, 0.09],
  dark: toneMelanin.dark,
  'very dark': toneMelanin['very dark'],
} as const;
export type Tone = keyof typeof tones;

/** What a pair is for: the main figures, the same of coarse photos, darker skin, one disturbance, no untreated skin. */
export type Study = 'main' | 'coarse' | 'tone' | 'disturbance' | 'card only' | 'neither';

export interface PlannedPair {
  /** Names skin and disturbances: pairs of one block share both and differ by the change alone. */
  block: string;
  study: Study;
  tone: Tone;
  /** Nothing, one thing by -20 %, or everything at once by independent amounts. */
  kind: 'unchanged' | 'single' | 'joint';
  change: TrueChange;
  disturbance?: NuisanceName;
  spec: PairSpec;
}

/** The true fall of single changes. */
export const singleDose = -0.2;
const jointDoses = { from: -0.5, to: 0.4 };

/** Pairs of the studies for 120 of the main one. */
const pairsPer120 = { main: 120, coarse: 48, tone: 84, disturbance: 88, 'card only': 24, neither: 24 };

/**
 * The pairs of a run: `pairs` of the main study and, in proportion, the others. Pure: the same options give the same pairs.
 * Seeds begin with `validate/`, which no other seed does.
 */
export function planBenchmark({ pairs, seed }: { pairs: number; seed: string }): PlannedPair[] {
  const plan = (study: Study, makeBlock: (index: number) => BlockPart[]) => {
    const count = Math.ceil((pairsPer120[study] * pairs) / 120);
    const planned: PlannedPair[] = [];
    for (let index = 0; planned.length < count; index++) {
      planned.push(...makeBlock(index).map((part) => planPair(part, { study, index, seed })));
    }
    return planned.slice(0, count);
  };
  return [
    ...plan('main', mainBlock),
    ...plan('coarse', coarseBlock),
    ...plan('tone', (index) => changesOf(index % 2 === 0 ? 'very dark' : 'dark')),
    ...plan('disturbance', () => disturbances.map(disturbedAlone)),
    ...plan('card only', () => withoutReference({ hasReference: false })),
    ...plan('neither', () => withoutReference({ hasReference: false, hasCard: false })),
  ];
}

/** One pair of each kind, for people to look at. */
export function choosePairsToShow(planned: readonly PlannedPair[]): Set<PlannedPair> {
  const shown = new Map<string, PlannedPair>();
  for (const pair of planned) {
    if (pair.study !== 'main' && pair.kind !== 'unchanged') continue;
    const name = [
      pair.study,
      pair.tone,
      pair.kind,
      pair.disturbance,
      pair.kind === 'single' && Object.keys(pair.change),
    ];
    const key = name.join('/');
    if (!shown.has(key)) shown.set(key, pair);
  }
  return new Set(shown.values());
}

interface BlockPart {
  tone: Tone;
  kind: PlannedPair['kind'];
  /** Distinguishes pairs of a block that have a skin of their own. */
  of?: string;
  single?: ChangeName;
  disturbance?: NuisanceName;
  spec?: Partial<PairSpec>;
}

const unchanged = (tone: Tone): BlockPart => ({ tone, kind: 'unchanged' });

/** One skin unchanged and with each thing changed alone. */
const changesOf = (tone: Tone, changes = measuredChanges): BlockPart[] => [
  unchanged(tone),
  ...changes.map((single): BlockPart => ({ tone, kind: 'single', single })),
];

/** What each skin of the main study comes with: a second unchanged pair and two joint ones, each on a skin of its own. */
const mainBlock = (): BlockPart[] => [
  ...changesOf('light to medium'),
  { ...unchanged('light to medium'), of: 'unchanged' },
  { tone: 'light to medium', kind: 'joint', of: 'joint 1' },
  { tone: 'light to medium', kind: 'joint', of: 'joint 2' },
];

/** Photos in which fine texture and pores can't be measured, but coarse texture can. */
const coarsePixelsPerMm = 6;

const coarseBlock = (): BlockPart[] =>
  mainBlock()
    .filter(({ single }) => single === undefined || single === 'texture')
    .map((part) => ({ ...part, spec: { pixelsPerMm: coarsePixelsPerMm } }));

const disturbances = [...nuisanceNames, ...extendedNuisanceNames];

/** Only a curved cheek shows what turning it does. */
const disturbedAlone = (disturbance: NuisanceName): BlockPart => ({
  ...unchanged('light to medium'),
  of: disturbance,
  disturbance,
  ...((disturbance === 'yaw' || disturbance === 'pitch') && { spec: { surface: 'cheek' } }),
});

const withoutReference = (spec: Partial<PairSpec>): BlockPart[] =>
  changesOf('light to medium', changesWithoutReference).map((part) => ({ ...part, spec }));

function planPair(
  { tone, kind, of, single, disturbance, spec }: BlockPart,
  { study, index, seed }: { study: Study; index: number; seed: string },
): PlannedPair {
  const block = [seed, study, index, ...(of ? [of] : [])].join('/');
  const random = createRandom(`validate/${block}`);
  const [lightest, darkest] = tones[tone];
  const change = changeOf(kind, single, (name) => random.fork(name).between(jointDoses.from, jointDoses.to));
  return {
    block,
    study,
    tone,
    kind,
    change,
    ...(disturbance && { disturbance }),
    spec: {
      seed: `validate/${block}`,
      melaninFraction: random.fork('melanin').between(lightest, darkest),
      saturation: drawSaturation(`validate/${block}`),
      nuisance: disturbance ? { sigma: 2, only: [disturbance] } : 'all',
      change,
      ...spec,
    },
  };
}

function changeOf(
  kind: PlannedPair['kind'],
  single: ChangeName | undefined,
  draw: (name: string) => number,
): TrueChange {
  if (kind === 'joint') return Object.fromEntries(changeNames.map((name) => [name, draw(name)]));
  return single ? { [single]: singleDose } : {};
}
