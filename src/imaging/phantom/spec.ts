import { createRandom, type RandomStream } from '../random.ts';
import type { Grid } from './field.ts';
import { type ToneClass, toneMelanin } from './tone-class.ts';

/** The six things a treatment can change in the phantom; each has its metric or will have it. */
export const changeNames = ['redness', 'texture', 'pores', 'wrinkles', 'blemishes', 'tone'] as const;
export type ChangeName = (typeof changeNames)[number];

/** True change of the treated skin as a fraction: -0.2 is 20 % less. What is missing does not change. */
export interface TrueChange extends Partial<Record<ChangeName, number>> {
  /** Inflamed spots that were not there, and how many of those in view are gone. Whole numbers. */
  newLesions?: number;
  resolvedLesions?: number;
  /** Depth of scars. */
  scars?: number;
}

/** Flat skin, or a cheek that curves two ways. */
export const surfaces = ['plane', 'cheek'] as const;
export type Surface = (typeof surfaces)[number];

/** What skin to make. Everything but the seed has a default; what is not given is drawn from the seed. */
export interface PhantomSpec {
  seed: number | string;
  /** Size of the part that a straight photo shows, mm. */
  widthMm?: number;
  heightMm?: number;
  /** Of a straight photo at scale 1. */
  pixelsPerMm?: number;
  /** Default: `'plane'`. */
  surface?: Surface;
  /** Radii of a cheek across and down, mm. Drawn from 45 to 80 and from 70 to 120. */
  radiiMm?: readonly [number, number];
  /** Draws `melaninFraction` from this class. */
  tone?: ToneClass;
  /** Volume of melanosomes in the epidermis, 0..1. Drawn from 0.015 to 0.09 (light to medium skin). */
  melaninFraction?: number;
  /** Volume of blood in the dermis, 0..1. Drawn from 0.012 to 0.03. */
  bloodFraction?: number;
  /** How strongly the camera renders colour, default 1; see camera.ts. */
  saturation?: number;
  /** Atrophic scars in the treated skin, at most; default 0. */
  scars?: number;
  /** Grey strip of 18 % on the left edge; without it skin goes on there. */
  hasCard?: boolean;
  /** Untreated skin between card and treated skin; without it the treated skin begins there. */
  hasReference?: boolean;
  cardWidthMm?: number;
  /** From the left edge to the card, mm. */
  cardLeftMm?: number;
  referenceWidthMm?: number;
  /** Width of the soft border within the treated skin, mm: nothing changes outside, all of it from its end inwards. */
  treatedEdgeMm?: number;
  /** Printed on the card, top to bottom, with a ruler; such a card is 5 mm wide or more and ends within the photo. */
  cardText?: string;
  /** Dark dots of 0.3 mm at these skin positions, mm: for tests that look for them. */
  marks?: readonly (readonly [number, number])[];
  /** Skin beyond the edges of the straight photo, mm; further out it is mirrored. */
  marginMm?: number;
}

export type Settings = Required<Omit<PhantomSpec, 'tone'>>;

/** A rectangle on the skin, mm. */
export interface RectangleMm {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where things lie on the skin, mm; x to the right, y down, (0, 0) at the top left of the straight photo. */
export interface Layout {
  card: RectangleMm | null;
  reference: RectangleMm | null;
  treated: RectangleMm;
}

/** Of the cameras in use: from nearly the CIE 1931 observer to a phone that renders colour by a quarter more strongly. */
const usualSaturation = [1.1, 1.8] as const;

/** The `saturation` of the camera that a person's photos are taken with. */
export const drawSaturation = (seed: PhantomSpec['seed']): number =>
  createRandom(`${seed}/camera`).between(...usualSaturation);

const usualMelanin = [0.015, 0.09] as const;

/** Fills in the defaults; what is drawn is always drawn, so that giving one thing changes nothing else. */
export function completeSpec(spec: PhantomSpec, random: RandomStream): Settings {
  const melanin = random.between(...(spec.tone ? toneMelanin[spec.tone] : usualMelanin));
  const blood = random.between(0.012, 0.03);
  const cheek = random.fork('cheek');
  const radii = [cheek.between(45, 80), cheek.between(70, 120)] as const;
  return {
    seed: spec.seed,
    surface: spec.surface ?? 'plane',
    radiiMm: spec.radiiMm ?? radii,
    widthMm: spec.widthMm ?? 48,
    heightMm: spec.heightMm ?? 40,
    pixelsPerMm: spec.pixelsPerMm ?? 16,
    melaninFraction: spec.melaninFraction ?? melanin,
    bloodFraction: spec.bloodFraction ?? blood,
    saturation: spec.saturation ?? 1,
    scars: spec.scars ?? 0,
    hasCard: spec.hasCard ?? true,
    hasReference: spec.hasReference ?? true,
    cardWidthMm: spec.cardWidthMm ?? 4,
    cardLeftMm: spec.cardLeftMm ?? 0,
    referenceWidthMm: spec.referenceWidthMm ?? 8,
    treatedEdgeMm: spec.treatedEdgeMm ?? 1,
    cardText: spec.cardText ?? '',
    marks: spec.marks ?? [],
    marginMm: spec.marginMm ?? 10,
  };
}

const cardEndMm = 4;

/**
 * Card, untreated and treated skin side by side. Skin goes on beyond the photo's edges, and so does a plain card; what lies
 * left of the card is never treated.
 */
export function layOut(settings: Settings): Layout {
  const { widthMm, heightMm, cardLeftMm, cardWidthMm, referenceWidthMm, marginMm } = settings;
  const cardRight = settings.hasCard ? cardLeftMm + cardWidthMm : 0;
  const referenceRight = settings.hasReference ? cardRight + referenceWidthMm : cardRight;
  const vertical = { top: -marginMm, bottom: heightMm + marginMm };
  const cardEnds = settings.cardText ? { top: cardEndMm, bottom: heightMm - cardEndMm } : vertical;
  return {
    card: settings.hasCard ? { left: cardLeftMm, right: cardRight, ...cardEnds } : null,
    reference: settings.hasReference ? { left: cardRight, right: referenceRight, ...vertical } : null,
    treated: { left: referenceRight, right: widthMm + marginMm, ...vertical },
  };
}

/** Nodes per mm of the skin's own maps: fine enough for its finest feature, and the same for every photo size. */
const nodesPerMm = 16;

export function gridOf(settings: Settings): Grid {
  const { widthMm, heightMm, marginMm } = settings;
  return {
    originXMm: -marginMm,
    originYMm: -marginMm,
    columns: Math.ceil((widthMm + 2 * marginMm) * nodesPerMm) + 4,
    rows: Math.ceil((heightMm + 2 * marginMm) * nodesPerMm) + 4,
    pixelsPerMm: nodesPerMm,
  };
}
