import { type CardReading, findCard } from './card/index.ts';
import { decodePhoto } from './decode.ts';
import type { PixelPolygon, RgbImage } from './image.ts';
import { detectFace, pixelsPerMmFromIris } from './landmarks.ts';
import type { Polygon } from './plan.ts';
import { faceReferenceRegions } from './reference-regions.ts';
import { faceRegions, type PixelRegion } from './regions.ts';

/** What a plan could hold, as one photo shows it. Polygons in fractions of the upright photo's width and height. */
export interface RegionProposals {
  regions: { name: string; kind: 'treated' | 'reference'; polygon: Polygon }[];
  /** Scale by Dermalapse's card, else by the irises; null where neither is seen. */
  scale: { pixelsPerMm: number; source: 'card' | 'iris' } | null;
  /** Corners of Dermalapse's card, clockwise; a comparison finds it by itself. */
  card: Polygon | null;
}

/**
 * Regions of a face by its landmarks, untreated skin beside it, the scale and the card. A photo without a face has none but
 * the card. The backend must be open (see tensor.ts).
 * @throws ImagingError when the file can't be used
 */
export async function proposeRegions(bytes: Uint8Array): Promise<RegionProposals> {
  const photo = await decodePhoto(bytes);
  const face = await detectFace(photo);
  const card = await findCard(photo);
  const proposalsOf = (kind: 'treated' | 'reference', regions: readonly PixelRegion[]) =>
    regions.map(({ name, polygon }) => ({ name, kind, polygon: toFractions(polygon, photo) }));
  return {
    regions: face
      ? [
          ...proposalsOf('treated', faceRegions(face)),
          ...proposalsOf('reference', faceReferenceRegions(face, photo)),
        ]
      : [],
    scale: scaleBy(card, face && pixelsPerMmFromIris(face)),
    card: card && toFractions(card.outline, photo),
  };
}

function scaleBy(card: CardReading | null, byIris: number | null): RegionProposals['scale'] {
  if (card) return { pixelsPerMm: card.pixelsPerMm, source: 'card' };
  return byIris === null ? null : { pixelsPerMm: byIris, source: 'iris' };
}

/** A region may reach past the photo's border; a plan may not. */
const toFractions = (polygon: PixelPolygon, { width, height }: RgbImage): Polygon =>
  polygon.map(([x, y]) => [within((x + 0.5) / width), within((y + 0.5) / height)]);

const within = (fraction: number): number => Math.min(1, Math.max(0, fraction));
