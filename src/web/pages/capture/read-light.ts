import { type Box, faceBox, faceSpots, middleBox, type Spot } from './face-spots.ts';

/** A canvas' pixels: R, G, B, A in 0..255, sRGB. */
export interface Picture {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

export interface LightReading {
  /** Mean linear luminance of the skin looked at, 0..1. */
  mean: number;
  /** Share of its pixels with a channel at the top of its range. */
  clipped: number;
  /** ln(patient's left cheek / right cheek); null without a face. */
  cheekBalance: number | null;
}

const clippedFrom = 251;

/** The light on the skin: on four places of a face, or in the middle of the picture where there is none. */
export function readLight(
  picture: Picture,
  face: { points: Float32Array; interOcularPx: number } | null,
): LightReading {
  if (!face) return { ...meanOver(picture, middleBox(picture)), cheekBalance: null };
  const spots = faceSpots(face);
  const read = (spot: Spot) => meanOver(picture, boxOf(spot));
  const all = Object.values(spots).map(read);
  const balance = Math.log((read(spots.leftCheek).mean + 1e-4) / (read(spots.rightCheek).mean + 1e-4));
  return {
    mean: average(all.map(({ mean }) => mean)),
    clipped: average(all.map(({ clipped }) => clipped)),
    cheekBalance: balance,
  };
}

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const boxOf = ({ x, y, radius }: Spot): Box => ({
  left: x - radius,
  top: y - radius,
  right: x + radius,
  bottom: y + radius,
});

function meanOver({ width, height, data }: Picture, box: Box): { mean: number; clipped: number } {
  let [sum, clipped, count] = [0, 0, 0];
  for (let y = Math.max(0, Math.floor(box.top)); y < Math.min(height, box.bottom); y++) {
    for (let x = Math.max(0, Math.floor(box.left)); x < Math.min(width, box.right); x++) {
      const at = (y * width + x) * 4;
      const [red, green, blue] = [data[at]!, data[at + 1]!, data[at + 2]!];
      sum += 0.2126 * linear[red]! + 0.7152 * linear[green]! + 0.0722 * linear[blue]!;
      if (Math.max(red, green, blue) >= clippedFrom) clipped += 1;
      count += 1;
    }
  }
  return count === 0 ? { mean: 0, clipped: 0 } : { mean: sum / count, clipped: clipped / count };
}

/** sRGB code -> linear light (IEC 61966-2-1). */
const linear = Float32Array.from({ length: 256 }, (_, code) => {
  const encoded = code / 255;
  return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
});

/** Where sharpness is to be read: the face, or the middle of the picture. */
export const boxOfInterest = (picture: Picture, face: { points: Float32Array } | null): Box =>
  face ? faceBox(face) : middleBox(picture);
