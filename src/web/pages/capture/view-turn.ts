/** Turn of the head in each view of a face, degrees to the patient's left: the left views show the left side. */
const turns: Record<string, number> = {
  frontal: 0,
  'left-45': -45,
  'right-45': 45,
  'left-lateral': -90,
  'right-lateral': 90,
};

export const isFaceView = (view: string): boolean => view in turns;

/**
 * What the head is to do in a view while there is no baseline to go by; null for a body area, and for a profile, in which
 * the landmarks are no guide.
 */
export function viewYawDeg(view: string): number | null {
  const turn = turns[view];
  return turn === undefined || Math.abs(turn) > 60 ? null : turn;
}
