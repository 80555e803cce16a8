import { createRandom } from '../random.ts';
import { createField } from './field.ts';
import type { Skin } from './skin.ts';
import type { Layout, Settings } from './spec.ts';

/** A smile of strength 1: how far the skin is pulled at most, over which distance that fades (Gaussian), mm. */
const pullMm = 3;
const spreadMm = 12;
/** How much deeper lines get where the skin is pulled most, at strength 1. */
const deepening = 1;

/** Where a person's muscles pull, always the same for a seed: skin position in mm and direction. */
export interface Pull {
  xMm: number;
  yMm: number;
  directionRad: number;
}

export function pullOf(settings: Settings, { treated }: Layout): Pull {
  const random = createRandom(settings.seed).fork('expression');
  return {
    xMm: treated.left + (settings.widthMm - treated.left) * random.between(0.3, 0.7),
    yMm: settings.heightMm * random.between(0.3, 0.7),
    directionRad: random.between(0, 2 * Math.PI),
  };
}

/** 1 where the pull is strongest, fading to 0. */
function nearness({ xMm, yMm }: Pull, x: number, y: number): number {
  return Math.exp(-0.5 * (((x - xMm) / spreadMm) ** 2 + ((y - yMm) / spreadMm) ** 2));
}

/** Lines deepen where the skin moves. @param strength 0 at rest, 1 a clear smile. */
export function deepenCreases(skin: Skin, strength: number): Skin {
  if (strength === 0) return skin;
  const { grid, settings, layout } = skin;
  const pull = pullOf(settings, layout);
  const creases = createField(grid);
  for (let row = 0, i = 0; row < grid.rows; row++) {
    const y = grid.originYMm + row / grid.pixelsPerMm;
    for (let column = 0; column < grid.columns; column++, i++) {
      const depth = skin.creases[i]!;
      if (depth === 0) continue;
      const x = grid.originXMm + column / grid.pixelsPerMm;
      creases[i] = depth * (1 + deepening * strength * nearness(pull, x, y));
    }
  }
  return { ...skin, creases };
}

/** How far an expression moves skin that lies at (x, y) at rest, mm. */
export function pullSkin(pull: Pull, strength: number, [x, y]: readonly [number, number]): [number, number] {
  const length = strength * pullMm * nearness(pull, x, y);
  return [x + length * Math.cos(pull.directionRad), y + length * Math.sin(pull.directionRad)];
}

/** Inverse of {@link pullSkin}: the pull changes slowly over the skin, so that a few rounds find it to a micrometre. */
export function releaseSkin(
  pull: Pull,
  strength: number,
  [x, y]: readonly [number, number],
): [number, number] {
  let rest: [number, number] = [x, y];
  for (let round = 0; round < 8; round++) {
    const [px, py] = pullSkin(pull, strength, rest);
    rest = [rest[0] + x - px, rest[1] + y - py];
  }
  return rest;
}
