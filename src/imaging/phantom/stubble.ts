import { createRandom } from '../random.ts';
import { createField, type Field, type Grid, visitAround } from './field.ts';
import { anywhere } from './mottle.ts';
import type { Skin } from './skin.ts';

/** Beard hairs on a cheek. */
const hairsPerMm2 = 0.3;

/**
 * The same skin with stubble. Hairs have their places and directions from the skin's seed, so that two photos show the same
 * ones, longer or shorter.
 * @param lengthMm mean length seen; 0: freshly shaved, no hair is seen.
 */
export function growStubble(skin: Skin, lengthMm: number): Skin {
  if (lengthMm === 0) return skin;
  const { grid, settings } = skin;
  const random = createRandom(settings.seed).fork('stubble');
  const cover = createField(grid);
  const growthRad = random.between(0, 2 * Math.PI);
  const areaMm2 = (grid.columns * grid.rows) / grid.pixelsPerMm ** 2;
  const count = Math.round(hairsPerMm2 * random.between(0.7, 1.3) * areaMm2);
  for (let i = 0; i < count; i++) {
    const root = anywhere(grid, random);
    const directionRad = growthRad + 0.4 * random.normal();
    const hair = { ...root, directionRad, lengthMm: lengthMm * random.between(0.5, 1.5) };
    drawHair(cover, grid, { ...hair, widthMm: random.between(0.07, 0.12) });
  }
  return { ...skin, hair: cover };
}

interface Hair {
  xMm: number;
  yMm: number;
  directionRad: number;
  lengthMm: number;
  widthMm: number;
}

/** Marks the share of each node that a straight hair covers. */
function drawHair(cover: Field, grid: Grid, hair: Hair): void {
  const cos = Math.cos(hair.directionRad);
  const sin = Math.sin(hair.directionRad);
  visitAround(grid, { ...hair, radiusMm: hair.lengthMm + hair.widthMm }, (node, dx, dy) => {
    const along = Math.min(hair.lengthMm, Math.max(0, dx * cos + dy * sin));
    const distance = Math.hypot(dx - along * cos, dy - along * sin);
    const share = Math.min(1, Math.max(0, (hair.widthMm / 2 - distance) * grid.pixelsPerMm + 0.5));
    if (share > cover[node]!) cover[node] = share;
  });
}
