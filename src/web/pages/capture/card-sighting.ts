/** What the live picture shows of the card, from the codes read in it. */
export type CardSighting = 'seen' | 'not-seen' | 'too-small' | 'tilted';

export interface SeenCode {
  text: string;
  /** Clockwise from the code's top left corner, in pixels. */
  corners: readonly (readonly [x: number, y: number])[];
}

/** Side of a code on the card, mm. */
const codeMm = 21 * 0.9;
/** The analysis reads cards from 3 px/mm on; a little more, since the photo is taken a moment later. */
const fewestPixelsPerMm = 3.3;
/** Beyond about 30 degrees one side of a code is shorter than this share of the other. */
const leastAspect = 0.85;

/** @param pixelRatio pixels of the photo for each of the picture the codes were read in */
export function judgeCard(codes: readonly SeenCode[], { pixelRatio }: { pixelRatio: number }): CardSighting {
  const ends = codes.filter(({ text }) => text.startsWith('DLC1/'));
  if (ends.length === 0) return 'not-seen';
  const sides = ends.map(({ corners }) => sidesOf(corners));
  if (sides.some(([across, down]) => Math.min(across, down) / Math.max(across, down) < leastAspect))
    return 'tilted';
  const largest = Math.max(...sides.flat());
  return (largest * pixelRatio) / codeMm < fewestPixelsPerMm ? 'too-small' : 'seen';
}

/** Mean length of the two opposite sides, each way. */
function sidesOf(corners: SeenCode['corners']): [across: number, down: number] {
  const length = (from: number, to: number) =>
    Math.hypot(corners[to]![0] - corners[from]![0], corners[to]![1] - corners[from]![1]);
  return [(length(0, 1) + length(3, 2)) / 2, (length(1, 2) + length(0, 3)) / 2];
}
