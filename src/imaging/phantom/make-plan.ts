import type { Plan, Polygon } from '../plan.ts';
import { polygonArea } from '../polygon-area.ts';
import { cardReflectance, greyArea } from './card.ts';
import type { PhotoTruth } from './render-photo.ts';
import type { Skin } from './skin.ts';
import type { RectangleMm } from './spec.ts';
import { photoSize } from './view.ts';

/** Distance of the plan's polygons from the borders between card, untreated and treated skin, mm. */
const insetMm = 1;

/** Points on each side of a rectangle that is not straight in the photo. */
const pointsOnSide = 8;

/** The plan that names what this photo (the before photo) shows, each polygon cut at the photo's edges. */
export function makePlan(skin: Skin, { toPhoto, pixelsPerMm, nuisance }: PhotoTruth): Plan {
  const { layout, settings } = skin;
  const size = photoSize(settings);
  const isStraight = settings.surface === 'plane' && nuisance.expression === 0;
  const draw = (area: RectangleMm | null) =>
    area ? polygonOf(outlineOf(area, isStraight ? 1 : pointsOnSide), toPhoto, size) : null;
  const visible = {
    top: insetMm,
    bottom: settings.heightMm - insetMm,
    left: insetMm,
    right: settings.widthMm - insetMm,
  };
  const treated = draw(
    inset({ ...layout.treated, left: layout.treated.left + settings.treatedEdgeMm - insetMm }, visible),
  );
  const reference = layout.reference && draw(inset(layout.reference, visible));
  const card = draw(greyArea(layout, settings));
  return {
    ...(treated && { treated: [{ name: 'treated skin', polygon: treated }] }),
    ...(reference && { reference: [{ name: 'untreated skin', polygon: reference }] }),
    ...(card && { card: { polygon: card, reflectance: cardReflectance } }),
    pixelsPerMm,
  };
}

function inset(area: RectangleMm, visible: RectangleMm): RectangleMm {
  return {
    left: Math.max(area.left + insetMm, visible.left),
    right: Math.min(area.right - insetMm, visible.right),
    top: Math.max(area.top + insetMm, visible.top),
    bottom: Math.min(area.bottom - insetMm, visible.bottom),
  };
}

/** From the top left, clockwise. */
function outlineOf({ left, top, right, bottom }: RectangleMm, pointsOnSide: number): [number, number][] {
  const corners = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ] as const;
  return corners.flatMap(([x, y], i) => {
    const [nextX, nextY] = corners[(i + 1) % 4]!;
    return Array.from({ length: pointsOnSide }, (_, k): [number, number] => [
      x + ((nextX - x) * k) / pointsOnSide,
      y + ((nextY - y) * k) / pointsOnSide,
    ]);
  });
}

/** Of the photo: a sliver at its edge is nothing that anybody would outline. */
const smallestShare = 0.001;

/** Fractions of the photo; null when hardly anything of it is left in the photo. */
function polygonOf(
  outline: readonly [number, number][],
  toPhoto: PhotoTruth['toPhoto'],
  [width, height]: [number, number],
): Polygon | null {
  let polygon = outline.flatMap((point) => {
    const pixel = toPhoto(...point);
    return pixel ? [[(pixel[0] + 0.5) / width, (pixel[1] + 0.5) / height] as [number, number]] : [];
  });
  for (const axis of [0, 1] as const) {
    polygon = clip(polygon, axis, (value) => value);
    polygon = clip(polygon, axis, (value) => 1 - value);
  }
  return polygonArea(polygon) >= smallestShare ? polygon : null;
}

/** Sutherland and Hodgman's clipping against one edge; `depth` is positive inside. */
function clip(
  polygon: [number, number][],
  axis: 0 | 1,
  depth: (value: number) => number,
): [number, number][] {
  return polygon.flatMap((point, i) => {
    const next = polygon[(i + 1) % polygon.length]!;
    const here = depth(point[axis]);
    const there = depth(next[axis]);
    const kept: [number, number][] = here >= 0 ? [point] : [];
    if (here >= 0 !== there >= 0) {
      const t = here / (here - there);
      const cut: [number, number] = [
        point[0] + t * (next[0] - point[0]),
        point[1] + t * (next[1] - point[1]),
      ];
      cut[axis] = Math.round(cut[axis]);
      kept.push(cut);
    }
    return kept;
  });
}
