import type { PixelPolygon } from '../image.ts';
import type { CardReading } from './find-card.ts';

/** Blur carries the card's white, and its edge's shadow falls, this far onto the skin. */
const rimMm = 1;

/** The card with its rim, pixels of the photo: what is no skin. */
export function coveredByCard({
  outline,
  pixelsPerMm,
}: Pick<CardReading, 'outline' | 'pixelsPerMm'>): PixelPolygon {
  return outline.map(([x, y], i) => {
    const neighbours = [
      outline[(i + 1) % outline.length],
      outline[(i + outline.length - 1) % outline.length],
    ];
    const [along, across] = neighbours.map(([otherX, otherY]) => {
      const step = (rimMm * pixelsPerMm) / Math.hypot(x - otherX, y - otherY);
      return [(x - otherX) * step, (y - otherY) * step];
    });
    return [x + along[0] + across[0], y + along[1] + across[1]] as const;
  });
}
