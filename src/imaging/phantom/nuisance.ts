import type { RandomStream } from '../random.ts';

/** What differs between two photos of the same skin that is not a change of the skin. All zero: the ideal photo. */
export interface Nuisance {
  /** Exposure, ln. */
  gainLog: number;
  /** White balance, ln of red and of blue against green. */
  whiteBalanceLog: readonly [number, number];
  /** Tone curve: ln of the exponent applied to linear light about mid grey. */
  gammaLog: number;
  /** Turn of the light about the optical axis, degrees, against the usual one from the upper left. */
  azimuthDeg: number;
  /** Height of the light, degrees, against the usual 48 above the skin. */
  elevationDeg: number;
  /** Fall-off of the light: ln of all channels from the centre to the right and to the lower edge. */
  gradientLog: readonly [number, number];
  /** The same for red, green and blue each: light of mixed colour. */
  colourGradientLog: readonly (readonly [number, number])[];
  /** Strength of the surface's gloss, ln. */
  specularLog: number;
  /** Standard deviation of a Gaussian blur on top of the lens's own, mm on the skin. */
  blurMm: number;
  /** Standard deviation of the sensor's noise in linear light at a quarter of full scale. */
  noise: number;
  /** Quality to encode with; null: the caller's own choice. Rendering does not use it. */
  jpegQuality: number | null;
  rotationDeg: number;
  /** ln of the size in the photo. */
  scaleLog: number;
  /** Shift of the skin in the photo at scale 1, mm, right and down. */
  shiftMm: readonly [number, number];
  /** Blood of the untreated reference skin, ln. */
  referenceFlushLog: number;
  /** Turn of the head: the face looks to the photo's right, and down. The light stays where it is. */
  yawDeg: number;
  pitchDeg: number;
  /** Light lost in the photo's corners, ln. */
  vignettingLog: number;
  /** What a phone does to the picture: denoising, tone curve, sharpening. 0 nothing, 1 usual. */
  phoneStrength: number;
  /** Mean length of stubble, mm; 0: none is seen. */
  stubbleMm: number;
  /** Mean share of the treated skin's own colour that make-up hides, 0..1. */
  makeUpCover: number;
  /** 0 a face at rest, 1 a clear smile. */
  expression: number;
}

export const noNuisance: Nuisance = {
  gainLog: 0,
  whiteBalanceLog: [0, 0],
  gammaLog: 0,
  azimuthDeg: 0,
  elevationDeg: 0,
  gradientLog: [0, 0],
  colourGradientLog: [
    [0, 0],
    [0, 0],
    [0, 0],
  ],
  specularLog: 0,
  blurMm: 0,
  noise: 0,
  jpegQuality: null,
  rotationDeg: 0,
  scaleLog: 0,
  shiftMm: [0, 0],
  referenceFlushLog: 0,
  yawDeg: 0,
  pitchDeg: 0,
  vignettingLog: 0,
  phoneStrength: 0,
  stubbleMm: 0,
  makeUpCover: 0,
  expression: 0,
};

type Draw = (random: RandomStream, sigma: number) => Partial<Nuisance>;

/** One standard deviation of each disturbance; `sigma` scales it. */
const draws = {
  gain: (r, s) => ({ gainLog: 0.09 * s * r.normal() }),
  whiteBalance: (r, s) => ({ whiteBalanceLog: [0.035 * s * r.normal(), 0.035 * s * r.normal()] }),
  gamma: (r, s) => ({ gammaLog: 0.03 * s * r.normal() }),
  azimuth: (r, s) => ({ azimuthDeg: 15 * s * r.normal() }),
  elevation: (r, s) => ({ elevationDeg: 6 * s * r.normal() }),
  gradient: (r, s) => ({ gradientLog: [0.08 * s * r.normal(), 0.08 * s * r.normal()] }),
  colourGradient: (r, s) => ({
    colourGradientLog: [0, 1, 2].map(() => [0.012 * s * r.normal(), 0.012 * s * r.normal()] as const),
  }),
  specular: (r, s) => ({ specularLog: 0.3 * s * r.normal() }),
  blur: (r, s) => ({ blurMm: 0.05 * s * Math.abs(r.normal()) }),
  noise: (r, s) => ({ noise: 0.008 * s * Math.abs(r.normal()) }),
  jpeg: (r) => ({ jpegQuality: r.integer(72, 96) }),
  rotation: (r, s) => ({ rotationDeg: 3 * s * r.normal() }),
  scale: (r, s) => ({ scaleLog: 0.05 * s * r.normal() }),
  shift: (r, s) => ({ shiftMm: [1.5 * s * r.normal(), 1.5 * s * r.normal()] }),
  referenceFlush: (r, s) => ({ referenceFlushLog: 0.04 * s * r.normal() }),
} satisfies Record<string, Draw>;

/** As `draws`. Stubble, make-up and expression are absent from half of the photos. */
const extendedDraws = {
  yaw: (r, s) => ({ yawDeg: 5 * s * r.normal() }),
  pitch: (r, s) => ({ pitchDeg: 5 * s * r.normal() }),
  vignetting: (r, s) => ({ vignettingLog: 0.15 * s * Math.abs(r.normal()) }),
  phone: (r, s) => ({ phoneStrength: 0.5 * s * Math.abs(r.normal()) }),
  stubble: (r, s) => ({ stubbleMm: 0.5 * s * Math.max(0, r.normal()) }),
  makeUp: (r, s) => ({ makeUpCover: Math.min(0.9, 0.35 * s * Math.max(0, r.normal())) }),
  expression: (r, s) => ({ expression: 0.5 * s * Math.max(0, r.normal()) }),
} satisfies Record<string, Draw>;

const allDraws = { ...draws, ...extendedDraws };
export type NuisanceName = keyof typeof allDraws;
/** The benchmark's disturbances, those of `'all'`. */
export const nuisanceNames = Object.keys(draws) as (keyof typeof draws)[];
/** What real photos have besides: drawn only when named, or with `'extended'`. */
export const extendedNuisanceNames = Object.keys(extendedDraws) as (keyof typeof extendedDraws)[];

export interface NuisanceChoice {
  /** Multiplies every standard deviation; 1 is the benchmark's. The JPEG quality is drawn from 72 to 96 at any sigma. */
  sigma?: number;
  /** Only these disturb; default: `nuisanceNames`. */
  only?: readonly NuisanceName[];
}

/** Draws the disturbances of one photo. Each comes from a stream of its own: `only` gives the same values as all. */
export function drawNuisance(random: RandomStream, { sigma = 1, only }: NuisanceChoice = {}): Nuisance {
  const chosen = only ?? nuisanceNames;
  return Object.assign({}, noNuisance, ...chosen.map((name) => allDraws[name](random.fork(name), sigma)));
}
