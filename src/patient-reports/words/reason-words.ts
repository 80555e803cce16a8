import type { Reason, ReasonCode } from '../../imaging/comparison.ts';

/** Why something could not be measured or must be read with care; completes "because ...". */
const reasonWords: Record<ReasonCode, string> = {
  POSE: 'the head was turned in another way',
  EXPRESSION: 'the face moved, as in a smile',
  REGISTRATION: 'the two photos do not fit over each other well enough',
  DIFFERENT_SUBJECT: 'the two photos seem to show other skin',
  OVERLAP: 'too little of the same skin is in both photos',
  SCALE: 'one photo was taken from much closer',
  SCALE_UNKNOWN: 'nothing in the photos tells how large the skin is',
  RESOLUTION: 'the photos do not show enough fine detail',
  BLUR: 'one photo is less sharp',
  NOISE: 'one photo is grainy',
  CLIPPING: 'parts of a photo are too bright or too dark',
  EXPOSURE: 'one photo is much brighter',
  LIGHT_DIRECTION: 'the light came from another side',
  DARK_SKIN: 'there was too little light to see small changes',
  COLOUR: 'the light had another colour',
  COMPRESSION: 'the file of a photo has lost fine detail',
  NO_REFERENCE: 'no skin without treatment is in the photos to check against',
  REFERENCE_UNFIT: 'the skin without treatment in the photos was no help to check against',
  REGION_NOT_VISIBLE: 'this place is not in both photos',
  TOO_FEW_TILES: 'too little skin can be seen there',
  TOO_FEW_FEATURES: 'there is too little of it to follow',
  CARD: 'the card beside the skin could not be read',
  ONE_OF_MANY: 'it may be chance among so many results',
  NO_FACE_NO_PLAN: 'nobody has marked where to measure',
  NOT_IMPLEMENTED: 'this version can not measure it',
};

/** Each cause once: 'one photo is less sharp' */
export const causesOf = (reasons: readonly Pick<Reason, 'code'>[]): string[] => [
  ...new Set(reasons.map(({ code }) => reasonWords[code])),
];

/** 'one photo is less sharp, and the light came from another side'; null without a reason. */
export function becauseOf(reasons: readonly Pick<Reason, 'code'>[]): string | null {
  const causes = causesOf(reasons);
  return causes.length === 0 ? null : causes.join(', and ');
}
