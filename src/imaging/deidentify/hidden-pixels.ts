import type { PixelPolygon } from '../image.ts';
import { polygonMask } from '../polygon-mask.ts';
import type { FaceBoxes } from './face-boxes.ts';

export interface HidingOptions {
  width: number;
  height: number;
  /** Of the faces found in either photo. */
  faces: readonly FaceBoxes[];
  /** The region that is to be seen; null: the whole picture. */
  outline: PixelPolygon | null;
  /** Nothing beside the region may be seen. */
  onlyRegion: boolean;
}

/**
 * Which pixels of both pictures are filled: eyes always, nose and mouth unless they belong to the region to be seen. Always
 * whole blocks of the JPEG that the pictures come from, since the pixels of one block tell of each other.
 * @returns 1 where hidden; width x height, row-major
 */
export function hiddenPixels({ width, height, faces, outline, onlyRegion }: HidingOptions): Uint8Array {
  const maskOf = (polygons: readonly PixelPolygon[]) => polygonMask(polygons, width, height);
  const eyes = maskOf(faces.map((face) => face.eyes));
  const others = maskOf(faces.flatMap(({ nose, mouth }) => [nose, mouth]));
  const region = outline && maskOf([outline]);
  const isFace = region !== null && faces.some((face) => holdsFace(region, { face, width }));
  const hidden = new Uint8Array(width * height);
  for (let pixel = 0; pixel < hidden.length; pixel++) {
    const isRegion = region?.[pixel] === 1;
    const isOther = others[pixel] === 1 && (isFace || !isRegion);
    hidden[pixel] = eyes[pixel] || isOther || (onlyRegion && !isRegion) ? 1 : 0;
  }
  return wholeBlocks(hidden, { width, height });
}

/** Nose and mouth both lie in it: that is no region of a face, it is the face. */
const holdsFace = (region: Uint8Array, { face, width }: { face: FaceBoxes; width: number }): boolean =>
  [face.nose, face.mouth].every((box) => {
    const middle = (axis: 0 | 1) =>
      Math.round(box.reduce((sum, corner) => sum + corner[axis], 0) / box.length);
    return region[middle(1) * width + middle(0)] === 1;
  });

const blockPx = 8;

function wholeBlocks(hidden: Uint8Array, { width, height }: { width: number; height: number }): Uint8Array {
  const columns = Math.ceil(width / blockPx);
  const blockOf = (x: number, y: number) => Math.floor(y / blockPx) * columns + Math.floor(x / blockPx);
  const blocks = new Uint8Array(columns * Math.ceil(height / blockPx));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) if (hidden[y * width + x]) blocks[blockOf(x, y)] = 1;
  }
  return hidden.map((_, pixel) => blocks[blockOf(pixel % width, Math.floor(pixel / width))]!);
}
