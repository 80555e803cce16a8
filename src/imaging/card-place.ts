import { applyAffine } from './affine.ts';
import type { CardComparison } from './card/index.ts';
import type { Finding } from './comparability/finding.ts';
import type { PixelPolygon, RgbImage } from './image.ts';
import type { Photos, Scene } from './locate.ts';
import type { Outline } from './register/outline.ts';
import type { SampledRegion } from './register/sample-region.ts';

/** What a card hides in either photo, with its rim. */
export function cardOutlines({ cards: { before, after } }: Pick<Scene, 'cards'>): Outline[] {
  return [...(before ? [{ before: before.covered }] : []), ...(after ? [{ after: after.covered }] : [])];
}

/** Where a card lies in the photos, mean of both: from the middle, in units of half the longer side. */
export function placeOfCard(
  photos: Photos,
  { cards }: Pick<Scene, 'cards'>,
  { card: plain }: { card: SampledRegion | null },
): [number, number] {
  if (cards.before && cards.after) {
    const [first, second] = [
      placeIn(photos.before, cards.before.outline),
      placeIn(photos.after, cards.after.outline),
    ];
    return [(first[0] + second[0]) / 2, (first[1] + second[1]) / 2];
  }
  return plain ? applyAffine(plain.pair.toFrame, [plain.pair.width / 2, plain.pair.height / 2]) : [0, 0];
}

function placeIn({ width, height }: RgbImage, outline: PixelPolygon): [number, number] {
  const half = Math.max(width, height) / 2;
  const mean = (axis: 0 | 1) => outline.reduce((sum, point) => sum + point[axis], 0) / outline.length;
  return [(mean(0) - (width - 1) / 2) / half, (mean(1) - (height - 1) / 2) / half];
}

/** What the card has against being used. It only helps, so nothing is refused for it. */
export function findOnCard({ before, after }: Scene['cards'], comparison: CardComparison | null): Finding[] {
  const messages = comparison?.findings.map(({ message }) => message) ?? [];
  if (Boolean(before) !== Boolean(after)) {
    const missing = before ? 'after' : 'before';
    messages.push(`The card is not seen in the ${missing} photo. Lay it beside the skin at every visit.`);
  }
  return messages.map((message) => ({ code: 'CARD', metrics: ['redness'], gravity: 'limits', message }));
}
