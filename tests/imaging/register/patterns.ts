import { createRandom } from '../../../src/imaging/random.ts';

/** A smooth random pattern known at every point of the plane: a sum of waves, 7 to 40 pixels long. */
export function makePattern(seed: string): (x: number, y: number) => number {
  const random = createRandom(seed);
  const waves = Array.from({ length: 60 }, () => {
    const frequency = (2 * Math.PI) / random.between(7, 40);
    const direction = random.between(0, 2 * Math.PI);
    return {
      u: frequency * Math.cos(direction),
      v: frequency * Math.sin(direction),
      phase: random.between(0, 7),
    };
  });
  return (x, y) => waves.reduce((sum, { u, v, phase }) => sum + Math.sin(u * x + v * y + phase), 0) / 60;
}
