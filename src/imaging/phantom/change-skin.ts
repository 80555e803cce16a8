import { changeLesions } from './change-lesions.ts';
import { createField, type Field, type Grid } from './field.ts';
import type { Skin } from './skin.ts';
import type { RectangleMm, TrueChange } from './spec.ts';

/** Width of the soft edge within the reference skin when it flushes, mm. */
const flushEdgeMm = 1;

/**
 * The same skin after treatment: only the treated rectangle changes, with a soft inner edge (`treatedEdgeMm`).
 * @param change fractions, -0.2 = 20 % less: blood volume, height of the micro-relief, depth of pores, of lines and of scars,
 * excess blood of the spots that are there afterwards, unevenness of pigment and blood; and counts of new and resolved spots.
 * @throws RangeError as changeLesions does.
 */
export function applyChange(before: Skin, change: TrueChange): Skin {
  const skin = changeLesions(before, change);
  const inside = areaWeight(skin.grid, skin.layout.treated, skin.settings.treatedEdgeMm);
  const tone = change.tone ?? 0;
  return {
    ...skin,
    melaninMottle: scaled(skin.melaninMottle, inside, tone),
    bloodMottle: scaled(skin.bloodMottle, inside, tone),
    bloodGain: raised(skin.bloodGain, inside, change.redness ?? 0),
    lesions: scaled(skin.lesions, inside, change.blemishes ?? 0),
    relief: scaled(skin.relief, inside, change.texture ?? 0),
    pores: scaled(skin.pores, inside, change.pores ?? 0),
    creases: scaled(skin.creases, inside, change.wrinkles ?? 0),
    scars: scaled(skin.scars, inside, change.scars ?? 0),
  };
}

/** The same skin with more or less blood in the untreated reference skin: physiology, not treatment. */
export function flushReference(skin: Skin, logGain: number): Skin {
  if (!skin.layout.reference || logGain === 0) return skin;
  const inside = areaWeight(skin.grid, skin.layout.reference, flushEdgeMm);
  return { ...skin, bloodGain: raised(skin.bloodGain, inside, Math.expm1(logGain)) };
}

/** 1 inside, 0 outside, a smooth step `edgeMm` wide within the edge. */
export function areaWeight(grid: Grid, area: RectangleMm, edgeMm: number): Field {
  const across = Float32Array.from({ length: grid.columns }, (_, i) =>
    edgeWeight(grid.originXMm + i / grid.pixelsPerMm, [area.left, area.right], edgeMm),
  );
  const down = Float32Array.from({ length: grid.rows }, (_, i) =>
    edgeWeight(grid.originYMm + i / grid.pixelsPerMm, [area.top, area.bottom], edgeMm),
  );
  const field = createField(grid);
  for (let y = 0; y < grid.rows; y++) {
    for (let x = 0; x < grid.columns; x++) field[y * grid.columns + x] = across[x]! * down[y]!;
  }
  return field;
}

function edgeWeight(atMm: number, [low, high]: [number, number], edgeMm: number): number {
  const t = Math.min(1, Math.max(0, Math.min(atMm - low, high - atMm) / edgeMm));
  return t * t * (3 - 2 * t);
}

function scaled(field: Field, weight: Field, change: number): Field {
  return change === 0 ? field : field.map((value, i) => value * (1 + change * weight[i]!));
}

function raised(field: Field, weight: Field, change: number): Field {
  return change === 0 ? field : field.map((value, i) => value + Math.log1p(change * weight[i]!));
}
