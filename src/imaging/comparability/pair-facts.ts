/** What is known about a pair, as numbers. */
export interface PairFacts {
  /** Likeness of the two faces, 0..1; null without two faces. */
  faceSimilarity: number | null;
  /** A face was found in one photo only. */
  faceInOneOnly: boolean;
  /** The photos were laid over each other by content alone, without landmarks. */
  foundByContent: boolean;
  /** Correlation of the registered, band-passed luminance, -1..1. */
  correlation: number;
  /** Share of the region of interest seen in both photos, 0..1. */
  overlap: number;
  /** Magnification of the after photo's skin against the before photo's, pixels per pixel. */
  scaleRatio: number;
  /** Change of head pose, after minus before; null without two faces. */
  poseDeg: { yaw: number; pitch: number; roll: number } | null;
  /** Largest relative change of mouth, eyes and brows, in inter-ocular distances; null without two faces. */
  expressionChange: number | null;
  pixelsPerMm: { before: number; after: number } | null;
  /** Blur of the less sharp photo by itself, mm; null when unknown. */
  blurMm: number | null;
  /** Blur of the after photo beyond that of the before photo, mm2; null when unknown. */
  blurVarianceMm2: number | null;
  /** Untreated skin: none was named or found; too little of it is usable in both photos; or there is enough. */
  reference: 'none' | 'unfit' | 'usable';
  /** The colour of the light is known from a card. */
  colourByCard: boolean;
  /** By how many degrees the skin seems turned to the camera, from how unevenly it is foreshortened; null when that can't be told. */
  surfaceTurnDeg: number | null;
  /**
   * How differently the light shows the relief of untreated skin in one direction and in another, ln of the contrasts' ratio
   * between the photos; null where that can't be seen.
   */
  lightTurnLog: number | null;
  /** Nothing said where to measure. */
  nothingOutlined: boolean;
  /** Share of clipped pixels on each region's treated skin, in the worse of the photos. */
  clipped: { region: string; fraction: number }[];
  /** ln of the after photo's brightness over the before photo's, on common skin. */
  exposureLog: number;
  /** Largest difference between two channels' log gain: how much the white balance moved. */
  whiteBalanceLog: number;
  /** Lowest JPEG quality of the two; null when neither is a JPEG. */
  jpegQuality: number | null;
}
