/**
 * A decoded photo: oriented upright, sRGB primaries and transfer curve, no alpha, nothing enhanced.
 * `data` is interleaved R,G,B, row-major; 8-bit photos keep Uint8Array (maxValue 255), deeper ones Uint16Array (65535).
 */
export interface RgbImage {
  width: number;
  height: number;
  data: Uint8Array | Uint16Array;
  maxValue: 255 | 65535;
}

export interface DecodedPhoto extends RgbImage {
  /** Of the file as it came, lower-case hex. */
  sha256: string;
  /** Container as recognised from the bytes, never from a file name. */
  format: 'jpeg' | 'png' | 'webp' | 'tiff' | 'avif' | 'heic';
  /** 1..100 from the quantisation tables; null when not a JPEG. */
  jpegQuality: number | null;
  /** '4:4:4', '4:2:0' ...; null when not a JPEG. */
  chromaSubsampling: string | null;
  /** Name of the embedded ICC profile that was converted from, null when none. */
  colourProfile: string | null;
}

/** Exact sRGB decoding table (IEC 61966-2-1): index 0..maxValue -> linear light 0..1. */
export function linearTable(maxValue: 255 | 65535): Float32Array {
  const cached = tables.get(maxValue);
  if (cached) return cached;
  const table = Float32Array.from({ length: maxValue + 1 }, (_, code) => srgbToLinear(code / maxValue));
  tables.set(maxValue, table);
  return table;
}
const tables = new Map<number, Float32Array>();

/** sRGB transfer curve, encoded 0..1 -> linear light 0..1 (IEC 61966-2-1). */
export function srgbToLinear(encoded: number): number {
  return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
}

/** Inverse of {@link srgbToLinear}; values outside 0..1 are clipped. */
export function linearToSrgb(linear: number): number {
  const l = Math.min(1, Math.max(0, linear));
  return l <= 0.0031308 ? l * 12.92 : 1.055 * l ** (1 / 2.4) - 0.055;
}

/** 2x3 affine, row-major [a, b, tx, c, d, ty]: x' = a x + b y + tx, y' = c x + d y + ty. Pixel centres at integers. */
export type Affine = readonly [number, number, number, number, number, number];

/** Vertices in pixels. */
export type PixelPolygon = readonly (readonly [number, number])[];
