import {
  middleOutlines,
  mirroredVertex,
  type OutlineVertex,
  pairedOutlines,
  perioralOutline,
} from './face/region-outlines.ts';
import type { PixelPolygon } from './image.ts';
import type { FaceLandmarks } from './landmarks.ts';

export interface PixelRegion {
  /** Left and right are the patient's. */
  name: string;
  polygon: PixelPolygon;
}

const mirrored = (outline: readonly OutlineVertex[]) => outline.map(mirroredVertex);
const closed = (half: readonly OutlineVertex[]) => [...half, ...mirrored(half.slice(1, -1)).reverse()];

/** Order is that of the results. */
const outlines: readonly { name: string; outline: readonly OutlineVertex[] }[] = [
  { name: 'forehead', outline: closed(middleOutlines.forehead) },
  { name: 'left cheek', outline: mirrored(pairedOutlines.cheek) },
  { name: 'right cheek', outline: pairedOutlines.cheek },
  { name: 'nose', outline: closed(middleOutlines.nose) },
  { name: 'chin', outline: closed(middleOutlines.chin) },
  {
    name: 'perioral',
    outline: [
      ...perioralOutline.outer,
      ...mirrored(perioralOutline.outer.slice(0, -1)).reverse(),
      ...mirrored(perioralOutline.inner.slice(1)).reverse(),
      ...perioralOutline.inner,
    ],
  },
  { name: 'left periocular', outline: mirrored(pairedOutlines.periocular) },
  { name: 'right periocular', outline: pairedOutlines.periocular },
];

/** A region seen flatter than this (cosine of the angle between its mean normal and the line of sight) is left out. */
const flattestCosine = 0.35;

/**
 * The face's standard regions in pixels of the photo the landmarks came from. Regions turned away from the camera are
 * left out, so the same face may give fewer in one photo than in another.
 */
export function faceRegions(face: Pick<FaceLandmarks, 'points'>): PixelRegion[] {
  const regions: PixelRegion[] = [];
  for (const { name, outline } of outlines) {
    const vertices = outline.map((vertex) => position(face.points, vertex));
    if (facing(vertices) < flattestCosine) continue;
    regions.push({ name, polygon: vertices.map(([x, y]) => [x, y] as const) });
  }
  return regions;
}

function position(points: Float32Array, vertex: OutlineVertex): [number, number, number] {
  const [from, to, share] = typeof vertex === 'number' ? [vertex, vertex, 0] : vertex;
  const along = (k: number) => points[from * 3 + k] * (1 - share) + points[to * 3 + k] * share;
  return [along(0), along(1), along(2)];
}

/** Projected area over true area of a polygon in space (Newell's method), 0 edge-on .. 1 face-on. */
function facing(vertices: [number, number, number][]): number {
  const normal = [0, 0, 0];
  vertices.forEach(([x, y, z], i) => {
    const [nextX, nextY, nextZ] = vertices[(i + 1) % vertices.length];
    normal[0] += (y - nextY) * (z + nextZ);
    normal[1] += (z - nextZ) * (x + nextX);
    normal[2] += (x - nextX) * (y + nextY);
  });
  return Math.abs(normal[2]) / (Math.hypot(...normal) || 1);
}
