import { z } from 'zod';

/** Row-major 2x3 affine matrix: [x', y'] = m * [x, y, 1]. */
const affineRows = z.tuple([
  z.tuple([z.number(), z.number(), z.number()]),
  z.tuple([z.number(), z.number(), z.number()]),
]);

/** Why a pair, or one metric of it, can't be compared or must be read with care. One code, one cause. */
export const reasonCodes = [
  'POSE', // the head was turned or tilted differently
  'EXPRESSION', // the face moved
  'REGISTRATION', // the two photos could not be laid over each other well enough
  'DIFFERENT_SUBJECT', // the photos show different skin
  'OVERLAP', // too little skin is visible in both photos
  'SCALE', // the photos were taken from too different a distance
  'SCALE_UNKNOWN', // no iris, card or plan gives millimetres
  'RESOLUTION', // too few pixels per millimetre
  'BLUR', // one photo is much less sharp
  'NOISE', // one photo is much noisier
  'CLIPPING', // highlights or shadows lost
  'EXPOSURE', // brightness differs a lot
  'LIGHT_DIRECTION', // the light came from elsewhere
  'DARK_SKIN', // so little light comes back that smaller changes can't be told
  'COLOUR', // white balance differs more than can be corrected
  'COMPRESSION', // heavy JPEG compression
  'NO_REFERENCE', // no untreated skin to compare with
  'REFERENCE_UNFIT', // reference skin is there but can't be used
  'REGION_NOT_VISIBLE', // this region is not in both photos
  'TOO_FEW_TILES', // too little measurable skin is left in the region
  'TOO_FEW_FEATURES', // e.g. no pores found to follow
  'CARD', // the card can't be used, or parts of it
  'ONE_OF_MANY', // among many measurements, chance explains it
  'NO_FACE_NO_PLAN', // nothing says where to measure
  'NOT_IMPLEMENTED', // the metric is not part of this engine version
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export const reasonSchema = z.strictObject({
  code: z.enum(reasonCodes),
  /** Metrics the reason speaks of; all of them when empty. */
  metrics: z.array(z.string()),
  /** One or two plain sentences: what is wrong and what to do at the next visit. */
  message: z.string(),
});
export type Reason = z.infer<typeof reasonSchema>;

const photoSchema = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  width: z.int().positive(),
  height: z.int().positive(),
  pixelsPerMm: z.number().positive().nullable(),
  /** Individual typology angle of the treated skin, as photographed; null where none is measured. */
  skinItaDeg: z.number().nullable().default(null),
  quality: z.strictObject({
    /** Share of pixels at or above 250/255 in any channel. */
    clippedFraction: z.number().min(0).max(1),
    /** Gaussian-equivalent standard deviation of the blur; null when the scale is unknown. */
    blurMm: z.number().nonnegative().nullable(),
    /** Standard deviation of the pixel noise in linear light, 0..1; null when nothing is smooth enough to tell. */
    noise: z.number().nonnegative().nullable(),
    /** 1..100 as estimated from the quantisation tables; null when the photo is not a JPEG. */
    jpegQuality: z.int().min(1).max(100).nullable(),
  }),
});
export type PhotoFacts = z.infer<typeof photoSchema>;

export const verdicts = ['improved', 'worsened', 'no-measurable-change', 'not-measurable'] as const;
export type Verdict = (typeof verdicts)[number];

const changeSchema = z.strictObject({
  /** ln(after/before) relative to reference skin; for redness the difference of the erythema index. */
  log: z.number(),
  /** Calibrated change in percent of the before value. */
  percent: z.number(),
  ci95: z.tuple([z.number(), z.number()]),
  /** Smallest change, in percent, that this pair could have shown. */
  mdc95: z.number().nonnegative(),
});

/** Inflamed spots of one region, each followed through both photos. */
export const lesionsSchema = z.strictObject({
  matched: z.int().nonnegative(),
  new: z.int().nonnegative(),
  resolved: z.int().nonnegative(),
  list: z.array(
    z.strictObject({
      /** Middle, in fractions 0..1 of the oriented before photo's width and height. */
      at: z.tuple([z.number(), z.number()]),
      diameterMm: z.number().positive(),
      state: z.enum(['matched', 'new', 'resolved']),
    }),
  ),
});
export type Lesions = z.infer<typeof lesionsSchema>;

export const measurementSchema = z.strictObject({
  metric: z.string(),
  region: z.string(),
  unit: z.string(),
  before: z.number().nullable(),
  after: z.number().nullable(),
  change: changeSchema.nullable(),
  verdict: z.enum(verdicts),
  reasons: z.array(reasonSchema),
  /** Only of blemishes that were measured. */
  lesions: lesionsSchema.optional(),
});
export type Measurement = z.infer<typeof measurementSchema>;

export const comparisonSchema = z.strictObject({
  schema: z.literal('dermalapse.comparison/1'),
  id: z.string(),
  engine: z.strictObject({
    version: z.string(),
    backend: z.enum(['tensorflow', 'wasm', 'cpu']),
    calibration: z.string(),
  }),
  photos: z.strictObject({ before: photoSchema, after: photoSchema }),
  /**
   * Different frames that were averaged, where a visit has several. Photos, registration and normalisation are then those
   * of the first frames.
   */
  frames: z.strictObject({ before: z.int().positive(), after: z.int().positive() }).optional(),
  registration: z.strictObject({
    method: z.enum(['face', 'patch']),
    /** Pixels of the oriented before photo -> pixels of the oriented after photo. */
    transform: affineRows,
    residualMm: z.strictObject({ median: z.number(), p95: z.number() }).nullable(),
    /** Correlation of the band-passed luminance on the common skin, -1..1. */
    correlation: z.number(),
    /** Share of the region of interest that is visible in both photos. */
    overlap: z.number().min(0).max(1),
    /** Change of head pose, after minus before; null without a face. */
    poseDeg: z.strictObject({ yaw: z.number(), pitch: z.number(), roll: z.number() }).nullable(),
  }),
  normalisation: z.strictObject({
    colour: z.strictObject({
      source: z.enum(['reference', 'card', 'none']),
      /** Added to ln of the after photo's linear R, G, B. */
      logGain: z.tuple([z.number(), z.number(), z.number()]),
    }),
    /** When the colour is by a card: the gain at skin's level, and the exponent between the tone curves unless it is a plain one. */
    card: z
      .strictObject({
        logGain: z.tuple([z.number(), z.number(), z.number()]),
        gamma: z.tuple([z.number(), z.number(), z.number()]).nullable(),
      })
      .nullable(),
    /** Signed: positive when the before photo was blurred to match, negative when the after photo was. */
    blurMatchMm: z.number().nullable(),
    illumination: z.string(),
  }),
  comparability: z.strictObject({
    verdict: z.enum(['comparable', 'limited', 'not-comparable']),
    reasons: z.array(reasonSchema),
  }),
  /**
   * Outlines of what was measured and against what, vertices in fractions of the oriented before photo's sides. Empty
   * where nothing said where to measure; older results have none.
   */
  regions: z
    .array(
      z.strictObject({
        name: z.string(),
        kind: z.enum(['treated', 'reference']),
        polygon: z.array(z.tuple([z.number(), z.number()])),
      }),
    )
    .optional(),
  measurements: z.array(measurementSchema),
  timingsMs: z.strictObject({
    decode: z.number(),
    register: z.number(),
    normalise: z.number(),
    measure: z.number(),
    uncertainty: z.number(),
    total: z.number(),
  }),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** How the pictures of a registered pair are made. */
export const resultPictures = { longestSidePx: 2000, jpegQuality: 88 } as const;
