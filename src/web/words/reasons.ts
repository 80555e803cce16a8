import type { Reason } from '../../imaging/comparison.ts';

/** The cause in a few words, where a table has no room for the sentence; the sentence stands below it. */
const shortReasons: Record<Reason['code'], string> = {
  POSE: 'the head was turned',
  EXPRESSION: 'the face moved',
  REGISTRATION: 'the photos do not fit over each other',
  DIFFERENT_SUBJECT: 'the photos show different skin',
  OVERLAP: 'too little skin in both photos',
  SCALE: 'too different a distance',
  SCALE_UNKNOWN: 'scale unknown',
  RESOLUTION: 'too few pixels per millimetre',
  BLUR: 'different sharpness',
  NOISE: 'too much noise',
  CLIPPING: 'highlights or shadows lost',
  EXPOSURE: 'different brightness',
  LIGHT_DIRECTION: 'light from another side',
  DARK_SKIN: 'too little light from dark skin',
  COLOUR: 'different colour of light',
  COMPRESSION: 'heavy compression',
  NO_REFERENCE: 'no untreated skin to compare with',
  REFERENCE_UNFIT: 'untreated skin can’t be used',
  REGION_NOT_VISIBLE: 'not in both photos',
  TOO_FEW_TILES: 'too little skin left to measure',
  TOO_FEW_FEATURES: 'too few features to follow',
  CARD: 'the card can’t be used',
  ONE_OF_MANY: 'could be chance among so many',
  NO_FACE_NO_PLAN: 'nothing says where to measure',
  NOT_IMPLEMENTED: 'not measured by this version',
};

/** 'Not measurable: no untreated skin to compare with' */
export function notMeasurableWords(reasons: readonly Pick<Reason, 'code'>[]): string {
  const reason = shortReason(reasons);
  return reason ? `Not measurable: ${reason}` : 'Not measurable';
}

/** 'no untreated skin to compare with'; the first reason is the one that decided. */
export function shortReason(reasons: readonly Pick<Reason, 'code'>[]): string | null {
  return reasons[0] ? shortReasons[reasons[0].code] : null;
}

/** Each sentence once, in the order of appearance. */
export function distinctMessages(reasons: readonly Reason[]): string[] {
  return [...new Set(reasons.map(({ message }) => message))];
}
