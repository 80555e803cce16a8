import type { LiveFace } from '../../../imaging/live-face.ts';

export interface Spot {
  x: number;
  y: number;
  radius: number;
}

/** MediaPipe's points amid plain skin. */
const places = { forehead: 151, rightCheek: 50, leftCheek: 280, chin: 199 } as const;
export type FaceSpots = Record<keyof typeof places, Spot>;

/** Discs of skin that are hardly ever hair, eye or mouth; right and left are the patient's. */
export function faceSpots({ points, interOcularPx }: Pick<LiveFace, 'points' | 'interOcularPx'>): FaceSpots {
  const spotAt = (index: number): Spot => ({
    x: points[index * 3]!,
    y: points[index * 3 + 1]!,
    radius: 0.18 * interOcularPx,
  });
  return {
    forehead: spotAt(places.forehead),
    rightCheek: spotAt(places.rightCheek),
    leftCheek: spotAt(places.leftCheek),
    chin: spotAt(places.chin),
  };
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The rectangle round a face's mesh. */
export function faceBox({ points }: Pick<LiveFace, 'points'>): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let i = 0; i < points.length; i += 3) {
    box.left = Math.min(box.left, points[i]!);
    box.right = Math.max(box.right, points[i]!);
    box.top = Math.min(box.top, points[i + 1]!);
    box.bottom = Math.max(box.bottom, points[i + 1]!);
  }
  return box;
}

/** The middle of a picture, for views without a face. */
export function middleBox({ width, height }: { width: number; height: number }): Box {
  return { left: width * 0.2, top: height * 0.2, right: width * 0.8, bottom: height * 0.8 };
}
