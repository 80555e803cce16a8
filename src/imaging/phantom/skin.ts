import { createRandom } from '../random.ts';
import type { LesionState } from './change-lesions.ts';
import { creaseMap } from './creases.ts';
import { createField, type Field, type Grid, visitAround } from './field.ts';
import { addLesion, drawLesions, type Lesion } from './lesions.ts';
import { bloodMottle, melaninMottle } from './mottle.ts';
import { poreMap } from './pores.ts';
import { microRelief } from './relief.ts';
import { scarMap } from './scars.ts';
import { completeSpec, gridOf, type Layout, layOut, type PhantomSpec, type Settings } from './spec.ts';

/** One person's skin: every property a map over the same grid, so that both photos of a pair show the same skin. */
export interface Skin {
  settings: Settings;
  layout: Layout;
  grid: Grid;
  /** ln(melanin / mean), ln(blood / mean). */
  melaninMottle: Field;
  bloodMottle: Field;
  /** Change of blood, ln. */
  bloodGain: Field;
  /** Excess blood of spots, multiples of the skin's own; and the spots one by one. */
  lesions: Field;
  lesionList: readonly (Lesion & { state: LesionState })[];
  /** Micro-relief, mm. */
  relief: Field;
  /** Depth of pores, 1 = usual. */
  pores: Field;
  /** Depth of fine lines, mm. */
  creases: Field;
  /** Depth of scars, mm. */
  scars: Field;
  /** Share that hairs cover; null: none. */
  hair: Field | null;
}

/** Makes skin from a seed. The same spec gives the same maps, byte for byte. */
export function makeSkin(spec: PhantomSpec): Skin {
  const random = createRandom(spec.seed);
  const settings = completeSpec(spec, random.fork('spec'));
  const grid = gridOf(settings);
  const layout = layOut(settings);
  const linesRad = random.fork('lines').between(-0.9, 0.9);
  const spots = drawLesions(layout.treated, random.fork('lesions'));
  const lesions = createField(grid);
  for (const spot of spots) addLesion(lesions, grid, spot);
  const skin: Skin = {
    settings,
    layout,
    grid,
    melaninMottle: melaninMottle(grid, random.fork('melanin'), settings.melaninFraction),
    bloodMottle: bloodMottle(grid, random.fork('blood')),
    bloodGain: createField(grid),
    lesions,
    lesionList: spots.map((spot) => ({ ...spot, state: 'matched' })),
    relief: microRelief(grid, random.fork('relief'), linesRad),
    pores: poreMap(grid, random.fork('pores')),
    creases: creaseMap(grid, random.fork('creases'), linesRad),
    scars: scarMap(grid, { count: settings.scars, area: layout.treated, random: random.fork('scars') }),
    hair: null,
  };
  for (const [xMm, yMm] of settings.marks) addMark(skin, xMm, yMm);
  return skin;
}

function addMark({ grid, melaninMottle: field }: Skin, xMm: number, yMm: number): void {
  visitAround(grid, { xMm, yMm, radiusMm: 1.5 }, (index, dx, dy) => {
    field[index]! += 2.5 * Math.exp(-0.5 * ((dx * dx + dy * dy) / 0.3 ** 2));
  });
}
