/** Distance of the eyes' middles in the face's own plane. @param points N x 3 in pixels (N >= 468). */
export function interOcular(points: Float32Array): number {
  const middle = (a: number, b: number) => [0, 1, 2].map((k) => (points[a * 3 + k] + points[b * 3 + k]) / 2);
  const right = middle(33, 133);
  const left = middle(263, 362);
  return Math.hypot(right[0] - left[0], right[1] - left[1], right[2] - left[2]);
}
