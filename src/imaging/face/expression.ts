/** What the face does, in inter-ocular distances along the skin's own depth, so that pose matters little. */
export interface FaceExpression {
  /** Corner to corner. */
  mouthWidth: number;
  /** Between the inner edges of the lips. */
  mouthOpening: number;
  /** Between the lids, mean of both eyes. */
  eyeOpening: number;
  /** From the eyes' middles to the brows, mean of both. */
  browHeight: number;
}

/** @param points N x 3 in pixels (N >= 468); @param interOcularPx in the same unit. */
export function faceExpression(points: Float32Array, interOcularPx: number): FaceExpression {
  const distance = (a: number, b: number) =>
    Math.hypot(...[0, 1, 2].map((k) => points[a * 3 + k] - points[b * 3 + k])) / interOcularPx;
  const fromEye = (corners: [number, number], brow: number) =>
    Math.hypot(
      ...[0, 1, 2].map(
        (k) => (points[corners[0] * 3 + k] + points[corners[1] * 3 + k]) / 2 - points[brow * 3 + k],
      ),
    ) / interOcularPx;
  return {
    mouthWidth: distance(61, 291),
    mouthOpening: distance(13, 14),
    eyeOpening: (distance(159, 145) + distance(386, 374)) / 2,
    browHeight: (fromEye([33, 133], 105) + fromEye([263, 362], 334)) / 2,
  };
}
