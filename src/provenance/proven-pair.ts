import type { Day } from '../calendar.ts';
import { type Comparison, resultPictures } from '../imaging/comparison.ts';
import { canonicalSha256 } from './canonical-json.ts';
import type { ProcessingStep, ProvenPair } from './types.ts';

export interface PairFacts {
  comparisonId: string;
  /** SHA-256 of the frames that were averaged with the two photos. */
  moreFrames: { before: readonly string[]; after: readonly string[] };
  /** Null where the day is not to be known. */
  takenOn: { before: Day | null; after: Day | null };
  /** Of its measurements, those that are shown; default: all. */
  measurements?: Comparison['measurements'];
}

/** A stored comparison as a manifest tells it. @param comparison as it is stored, no digit changed */
export function provenPair(
  comparison: Comparison,
  { comparisonId, moreFrames, takenOn, measurements = comparison.measurements }: PairFacts,
): ProvenPair {
  const { before, after } = comparison.photos;
  return {
    comparisonId,
    comparisonSha256: canonicalSha256(comparison),
    engine: comparison.engine,
    before: { sha256: before.sha256, moreFrames: [...moreFrames.before], takenOn: takenOn.before },
    after: { sha256: after.sha256, moreFrames: [...moreFrames.after], takenOn: takenOn.after },
    steps: stepsOf(comparison),
    measurements,
  };
}

/** In the order of the method. What is measured and what is shown part ways after the registration. */
function stepsOf({
  engine,
  photos,
  frames,
  registration,
  normalisation,
  ...rest
}: Comparison): ProcessingStep[] {
  const { before, after } = photos;
  const sizeOf = ({ width, height }: typeof before) => ({ width, height });
  return [
    {
      name: 'decode',
      parameters: { before: sizeOf(before), after: sizeOf(after), frames: frames ?? { before: 1, after: 1 } },
    },
    { name: 'register', parameters: registration },
    {
      name: 'correct-colour',
      parameters: { ...normalisation.colour, card: normalisation.card, appliesTo: 'numbers' },
    },
    { name: 'match-blur', parameters: { blurMatchMm: normalisation.blurMatchMm, appliesTo: 'numbers' } },
    {
      name: 'correct-illumination',
      parameters: { method: normalisation.illumination, appliesTo: 'numbers' },
    },
    {
      name: 'judge-comparability',
      parameters: { verdict: rest.comparability.verdict, reasons: codesOf(rest) },
    },
    { name: 'measure', parameters: { engine: engine.version, regions: regionsOf(rest) } },
    { name: 'estimate-uncertainty', parameters: { confidence: 0.95, calibration: engine.calibration } },
    {
      name: 'make-pictures',
      parameters: { ...resultPictures, corrections: [], appliesTo: 'pictures' },
    },
  ];
}

const codesOf = ({ comparability }: Pick<Comparison, 'comparability'>): string[] =>
  comparability.reasons.map(({ code }) => code);

const regionsOf = ({ measurements }: Pick<Comparison, 'measurements'>): string[] => [
  ...new Set(measurements.map(({ region }) => region)),
];
