import type { ChangeMap } from './change-map.ts';
import { resultPictures } from './comparison.ts';
import { encodeJpeg, encodePng } from './encode.ts';
import { linearToSrgb } from './image.ts';
import type { MetricName } from './plan.ts';
import { frameAround } from './register/align.ts';
import { type HalfWaySpace, halfWaySpace, sampleLevel } from './register/half-way.ts';
import type { Registration } from './register/register-pair.ts';
import type { LinearGrid } from './resample.ts';
import { type Size, wholePhoto } from './targets.ts';

/** A picture that belongs to a result; all pictures of one result have one size. */
export interface ResultImage {
  name: 'before' | 'after' | `change-${MetricName}`;
  mediaType: 'image/jpeg' | 'image/png';
  width: number;
  height: number;
  bytes: Uint8Array;
}

/** The registered pair as pictures: what was seen, not what was normalised. */
export interface Canvas {
  space: HalfWaySpace;
  width: number;
  height: number;
}

const { longestSidePx, jpegQuality } = resultPictures;
/** sRGB code of the neutral grey where a photo does not reach. */
const surround = 119;

/** The frame of the before photo in half-way space. */
export function makeCanvas(
  { before }: { before: Size },
  { beforeToAfter }: Pick<Registration, 'beforeToAfter'>,
): Canvas {
  const scale = Math.min(1, longestSidePx / Math.max(before.width, before.height));
  const { space, width, height } = frameAround(
    halfWaySpace(beforeToAfter, scale),
    wholePhoto(before).outlines,
  );
  return { space, width, height };
}

export async function renderRegistered(canvas: Canvas, registration: Registration): Promise<ResultImage[]> {
  const sides = [
    { name: 'before', pyramid: registration.before, toPhoto: canvas.space.toBefore },
    { name: 'after', pyramid: registration.after, toPhoto: canvas.space.toAfter },
  ] as const;
  const { width, height } = canvas;
  return Promise.all(
    sides.map(async ({ name, pyramid, toPhoto }) => {
      const data = toPicture(sampleLevel({ ...pyramid, hidden: null }, toPhoto, { width, height }));
      const bytes = await encodeJpeg({ width, height, data }, { quality: jpegQuality });
      return { name, mediaType: 'image/jpeg' as const, width, height, bytes };
    }),
  );
}

export async function renderChangeMap(
  metric: MetricName,
  { width, height, data }: ChangeMap,
): Promise<ResultImage> {
  return {
    name: `change-${metric}`,
    mediaType: 'image/png',
    width,
    height,
    bytes: await encodePng({ width, height, data }),
  };
}

const codes = Uint8Array.from({ length: 4096 }, (_, i) => Math.round(255 * linearToSrgb(i / 4095)));

function toPicture({ linear, inside }: LinearGrid): Uint8Array {
  const picture = new Uint8Array(linear.length).fill(surround);
  const code = (value: number) => codes[Math.min(4095, Math.max(0, Math.round(value * 4095)))];
  for (let pixel = 0, i = 0; pixel < inside.length; pixel++, i += 3) {
    if (!inside[pixel]) continue;
    picture[i] = code(linear[i]);
    picture[i + 1] = code(linear[i + 1]);
    picture[i + 2] = code(linear[i + 2]);
  }
  return picture;
}
