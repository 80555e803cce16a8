/** A blemish on a picture; fractions of its width and height, the diameter of its width. */
export interface DrawnBlemish {
  state: 'matched' | 'new' | 'resolved';
  at: readonly [number, number];
  diameter: number;
}

/** Round a small blemish, too, the line leaves its skin free. */
const smallestRadius = 0.008;
const room = 1.5;
const diamondReach = 1.25;

/**
 * The outline of a blemish's mark: a diamond where it is new, else a ring (dashed by its style where it is gone). Shapes
 * tell them apart, since colour would lie beside skin.
 * @returns data of an SVG path in pixels of the picture
 */
export function blemishOutline(
  { state, at, diameter }: DrawnBlemish,
  { width, height }: { width: number; height: number },
): string {
  const radius = width * Math.max(smallestRadius, (room * diameter) / 2);
  const [x, y] = [rounded(at[0] * width), rounded(at[1] * height)];
  const r = rounded(state === 'new' ? diamondReach * radius : radius);
  if (state === 'new') return `M${x} ${rounded(y - r)}l${r} ${r} ${-r} ${r} ${-r} ${-r}z`;
  return `M${rounded(x - r)} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
}

const rounded = (value: number): number => Number(value.toFixed(1));
