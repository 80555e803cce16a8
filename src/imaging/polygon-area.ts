/** Area that a polygon encloses, in the square of its coordinates' unit; whichever way round it runs. */
export function polygonArea(polygon: readonly (readonly [number, number])[]): number {
  const twice = polygon.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = polygon[(i + 1) % polygon.length];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}
