import { applyAffine, rotationScaling } from '../affine.ts';
import type { PixelPolygon } from '../image.ts';
import type { FaceLandmarks } from '../landmarks.ts';

/** What people are recognised by, each as a rectangle turned with the head; in pixels. */
export interface FaceBoxes {
  /** From brow to lower lid, over both eyes and the bridge between them. */
  eyes: PixelPolygon;
  nose: PixelPolygon;
  mouth: PixelPolygon;
}

/** Points of the mesh round each feature. */
const features = {
  eyes: [
    33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246, 263, 249, 390, 373, 374, 380,
    381, 382, 362, 398, 384, 385, 386, 387, 388, 466, 70, 63, 105, 66, 107, 46, 53, 52, 65, 55, 300, 293, 334,
    296, 336, 276, 283, 282, 295, 285,
  ],
  nose: [168, 6, 197, 195, 5, 4, 1, 2, 98, 97, 326, 327, 48, 64, 115, 220, 278, 294, 344, 440],
  mouth: [61, 291, 0, 17, 37, 39, 40, 185, 267, 269, 270, 409, 146, 91, 181, 84, 375, 321, 405, 314],
} as const;

/** Of the distance of the eyes: lids, nostrils and lips end beyond the points on their rims. */
const margin = 0.08;
const [rightEyeCorner, leftEyeCorner] = [33, 263];

export function faceBoxes({
  points,
  interOcularPx,
}: Pick<FaceLandmarks, 'points' | 'interOcularPx'>): FaceBoxes {
  const at = (index: number) => [points[index * 3]!, points[index * 3 + 1]!] as const;
  const [right, left] = [at(rightEyeCorner), at(leftEyeCorner)];
  const roll = Math.atan2(left[1] - right[1], left[0] - right[0]);
  const upright = rotationScaling(-roll, 1);
  const turned = rotationScaling(roll, 1);
  const reach = margin * interOcularPx;
  const boxRound = (indices: readonly number[]): PixelPolygon => {
    const uprights = indices.map((index) => applyAffine(upright, at(index)));
    const [xs, ys] = [uprights.map(([x]) => x), uprights.map(([, y]) => y)];
    const [x1, x2] = [Math.min(...xs) - reach, Math.max(...xs) + reach];
    const [y1, y2] = [Math.min(...ys) - reach, Math.max(...ys) + reach];
    return ([[x1, y1], [x2, y1], [x2, y2], [x1, y2]] as const).map((corner) => applyAffine(turned, corner)); // biome-ignore format: four corners
  };
  return { eyes: boxRound(features.eyes), nose: boxRound(features.nose), mouth: boxRound(features.mouth) };
}
