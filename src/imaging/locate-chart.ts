import { applyAffine } from './affine.ts';
import { type ColourCard, readChart } from './card/index.ts';
import type { PixelPolygon } from './image.ts';
import type { Photos } from './locate.ts';
import { registerPair } from './register/register-pair.ts';

/**
 * Reads the chart that the plan outlines in both photos. It does not lie on the skin twice in the same place, so it is
 * registered for itself, by its content.
 * @param outline in pixels of the before photo, see readChart
 */
export function locateChart(
  photos: Photos,
  outline: PixelPolygon,
): { before: ColourCard; after: ColourCard } {
  const { beforeToAfter } = registerPair(photos.before, photos.after, {
    within: [{ before: outline }],
    initial: null,
    finestScale: 1,
  });
  const moved = outline.map((corner) => applyAffine(beforeToAfter, corner));
  return { before: readChart(photos.before, outline), after: readChart(photos.after, moved) };
}
