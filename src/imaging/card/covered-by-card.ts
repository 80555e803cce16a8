import type { PixelPolygon } from '../image.ts';

/** A card's outline grown by its rim to each side, pixels of the photo: what is no skin. */
export function coveredByCard(outline: PixelPolygon, rimPx: number): PixelPolygon {
  return outline.map(([x, y], i) => {
    const neighbours = [
      outline[(i + 1) % outline.length],
      outline[(i + outline.length - 1) % outline.length],
    ];
    const [along, across] = neighbours.map(([otherX, otherY]) => {
      const step = rimPx / Math.hypot(x - otherX, y - otherY);
      return [(x - otherX) * step, (y - otherY) * step];
    });
    return [x + along[0] + across[0], y + along[1] + across[1]] as const;
  });
}
