import { describe, expect, it } from 'vitest';
import { mirroredVertex } from '../../src/imaging/face/region-outlines.ts';
import type { PixelPolygon } from '../../src/imaging/image.ts';
import { polygonMask } from '../../src/imaging/polygon-mask.ts';
import { faceRegions } from '../../src/imaging/regions.ts';
import meanMesh from './face/mean-mesh.json';

const names = [
  'forehead',
  'left cheek',
  'right cheek',
  'nose',
  'chin',
  'perioral',
  'left periocular',
  'right periocular',
];
const pixelsPerEyeDistance = 200;
const size = 800;

/** The mean face in pixels, turned about the vertical by `yaw` degrees. */
function meanFace(yaw = 0): Float32Array {
  const [sin, cos] = [Math.sin((yaw * Math.PI) / 180), Math.cos((yaw * Math.PI) / 180)];
  const points = new Float32Array(meanMesh.points.length);
  for (let i = 0; i < points.length; i += 3) {
    const [x, y, z] = meanMesh.points.slice(i, i + 3);
    points.set(
      [
        400 + pixelsPerEyeDistance * (x * cos - z * sin),
        300 + pixelsPerEyeDistance * y,
        pixelsPerEyeDistance * (x * sin + z * cos),
      ],
      i,
    );
  }
  return points;
}

const outline = (points: Float32Array, indices: number[]): PixelPolygon =>
  indices.map((index) => [points[index * 3], points[index * 3 + 1]] as const);
const area = (mask: Uint8Array) => mask.reduce((sum, value) => sum + value, 0);
const maskOf = (polygon: PixelPolygon) => polygonMask([polygon], size, size);

/** What the regions must keep off, by the mesh's own contours. */
const features = {
  lips: [61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185],
  'right eye': [33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246],
  'left eye': [263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466],
  'right brow': [70, 63, 105, 66, 107, 55, 65, 52, 53, 46],
  'left brow': [300, 293, 334, 296, 336, 285, 295, 282, 283, 276],
  nostrils: [98, 97, 2, 326, 327, 460, 457, 274, 1, 44, 237, 240],
};

describe('faceRegions', () => {
  const points = meanFace();
  const regions = faceRegions({ points });
  const masks = regions.map(({ polygon }) => maskOf(polygon));

  it('names every region once, in the order of the results', () => {
    expect(regions.map(({ name }) => name)).toEqual(names);
  });

  it('gives regions of useful size: 1.5 to 25 square centimetres at an eye distance of 63 mm', () => {
    const squareMm = (63 / pixelsPerEyeDistance) ** 2;
    for (const mask of masks) {
      expect(area(mask) * squareMm).toBeGreaterThan(150);
      expect(area(mask) * squareMm).toBeLessThan(2500);
    }
  });

  it('never counts a pixel twice', () => {
    const counts = new Uint8Array(size * size);
    for (const mask of masks) {
      mask.forEach((value, i) => {
        counts[i] += value;
      });
    }
    expect(Math.max(...new Set(counts))).toBe(1);
  });

  it.each(Object.entries(features))('keeps off the %s', (_, indices) => {
    const feature = maskOf(outline(points, indices));
    expect(area(feature)).toBeGreaterThan(100);
    for (const mask of masks) expect(mask.some((value, i) => value && feature[i])).toBe(false);
  });

  it('calls left what is the patient’s left: right in the picture', () => {
    const middleX = (name: string) => {
      const { polygon } = regions.find((region) => region.name === name)!;
      return polygon.reduce((sum, [x]) => sum + x, 0) / polygon.length;
    };
    expect(middleX('left cheek')).toBeGreaterThan(middleX('right cheek') + 100);
    expect(middleX('left periocular')).toBeGreaterThan(middleX('right periocular') + 100);
  });

  it('mirrors a mirrored face', () => {
    const mirrored = points.slice();
    for (let index = 0; index < 468; index++) {
      const left = mirroredVertex(index) as number;
      if (left === index) continue;
      for (let k = 0; k < 3; k++)
        mirrored[left * 3 + k] = k === 0 ? 800 - points[index * 3] : points[index * 3 + k];
    }
    const found = faceRegions({ points: mirrored });
    const of = (name: string) => found.find((region) => region.name === name)!.polygon;
    of('right cheek').forEach(([x, y], i) => {
      expect(of('left cheek')[i][0]).toBeCloseTo(800 - x, 2);
      expect(of('left cheek')[i][1]).toBeCloseTo(y, 3);
    });
  });

  it('leaves out what a turned head hides', () => {
    const turned = faceRegions({ points: meanFace(45) }).map(({ name }) => name);
    expect(turned.filter((name) => /cheek|periocular/.test(name))).toHaveLength(2);
    expect(turned).toContain('nose');
    expect(faceRegions({ points: meanFace(12) }).map(({ name }) => name)).toEqual(names);
  });
});
