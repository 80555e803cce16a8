import { applyAffine } from '../affine.ts';
import type { Affine } from '../image.ts';
import type { Plan, Polygon } from '../plan.ts';
import { cardReflectance, greyArea } from './card.ts';
import type { PhotoTruth } from './render-photo.ts';
import { photoSize } from './render-photo.ts';
import type { Skin } from './skin.ts';
import type { RectangleMm } from './spec.ts';

/** Distance of the plan's polygons from the borders between card, untreated and treated skin, mm. */
const insetMm = 1;

/** The plan that names what this photo (the before photo) shows, each polygon cut at the photo's edges. */
export function makePlan(skin: Skin, { transform, pixelsPerMm }: PhotoTruth): Plan {
  const { layout, settings } = skin;
  const size = photoSize(settings);
  const draw = (area: RectangleMm | null) => (area ? polygonOf(area, transform, size) : null);
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

/** Fractions of the photo; null when less than three corners are left in it. */
function polygonOf(area: RectangleMm, transform: Affine, [width, height]: [number, number]): Polygon | null {
  const corners: [number, number][] = [
    [area.left, area.top],
    [area.right, area.top],
    [area.right, area.bottom],
    [area.left, area.bottom],
  ];
  let polygon = corners.map((corner) => {
    const [x, y] = applyAffine(transform, corner);
    return [(x + 0.5) / width, (y + 0.5) / height] as [number, number];
  });
  for (const axis of [0, 1] as const) {
    polygon = clip(polygon, axis, (value) => value);
    polygon = clip(polygon, axis, (value) => 1 - value);
  }
  return polygon.length >= 3 ? polygon : null;
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
