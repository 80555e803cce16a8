import type { Affine } from '../image.ts';
import type { Pair, TrueLesion } from './make-pair.ts';
import type { Nuisance } from './nuisance.ts';
import type { PhotoTruth } from './render-photo.ts';
import type { Surface, TrueChange } from './spec.ts';
import { estimateItaDeg, type ToneClass, toneOf } from './tone-class.ts';

type Rows = [[number, number, number], [number, number, number]];

/** Everything known about a pair, as data. */
export interface PhantomTruth {
  schema: 'dermalapse.phantom/1';
  synthetic: true;
  note: string;
  seed: string | number;
  skin: {
    surface: Surface;
    /** Of a cheek: across, down. */
    radiiMm: readonly [number, number] | null;
    tone: ToneClass;
    itaDeg: number;
    melaninFraction: number;
    bloodFraction: number;
  };
  change: TrueChange;
  lesions: TrueLesion[];
  photos: Record<'before' | 'after', TruthOfPhoto>;
  /** Pixels of before -> pixels of after; of a cheek, what holds in its middle. */
  beforeToAfter: Rows;
  /** Where both photos show skin, every 4 mm: null where it turns away; pixels outside the photo are kept. */
  map: { skinMm: [number, number]; before: [number, number] | null; after: [number, number] | null }[];
}

interface TruthOfPhoto {
  width: number;
  height: number;
  pixelsPerMm: number;
  /** Skin position in mm -> pixel; of a cheek, what holds in its middle. */
  transform: Rows;
  nuisance: Nuisance;
}

const spacingMm = 4;

/** The truth of a pair without functions: the map of skin to pixels is sampled. */
export function describeTruth({ before, after, truth }: Pair): PhantomTruth {
  const { settings, change, lesions, beforeToAfter } = truth;
  const { seed, surface, radiiMm, melaninFraction, bloodFraction, widthMm, heightMm } = settings;
  const photo = ({ width, height }: Pair['before'], { pixelsPerMm, transform, nuisance }: PhotoTruth) => ({
    width,
    height,
    pixelsPerMm,
    transform: rowsOf(transform),
    nuisance,
  });
  const map: PhantomTruth['map'] = [];
  for (let y = 0; y <= heightMm; y += spacingMm) {
    for (let x = 0; x <= widthMm; x += spacingMm) {
      map.push({ skinMm: [x, y], before: truth.before.toPhoto(x, y), after: truth.after.toPhoto(x, y) });
    }
  }
  return {
    schema: 'dermalapse.phantom/1',
    synthetic: true,
    note: 'Synthetic skin made by the Dermalapse phantom: no patient, no camera.',
    seed,
    skin: {
      surface,
      radiiMm: surface === 'cheek' ? radiiMm : null,
      tone: toneOf(melaninFraction),
      itaDeg: estimateItaDeg(settings),
      melaninFraction,
      bloodFraction,
    },
    change,
    lesions,
    photos: { before: photo(before, truth.before), after: photo(after, truth.after) },
    beforeToAfter: rowsOf(beforeToAfter),
    map,
  };
}

function rowsOf([a, b, tx, c, d, ty]: Affine): Rows {
  return [
    [a, b, tx],
    [c, d, ty],
  ];
}
