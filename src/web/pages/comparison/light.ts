/** Factors of linear red, green and blue light. */
export type Gain = readonly [red: number, green: number, blue: number];

/**
 * What matching the light does to each photo: half of the measured gain to either, as the engine does it, so that neither
 * decides. Null where nothing was matched.
 * @param logGain added to ln of the after photo's linear light
 */
export function gainsOf(logGain: readonly number[]): { before: Gain; after: Gain } | null {
  if (logGain.every((value) => value === 0)) return null;
  const gain = (share: number) => logGain.map((value) => Math.exp(share * value)) as unknown as Gain;
  return { before: gain(-0.5), after: gain(0.5) };
}

/** sRGB code 0..255 -> sRGB code after the gain, for each channel (IEC 61966-2-1). */
export function gainTables(gain: Gain): Uint8ClampedArray[] {
  return gain.map((factor) =>
    Uint8ClampedArray.from({ length: 256 }, (_, code) => 255 * encode(factor * decode(code / 255))),
  );
}

const decode = (code: number): number => (code <= 0.04045 ? code / 12.92 : ((code + 0.055) / 1.055) ** 2.4);

const encode = (light: number): number =>
  light <= 0.0031308 ? 12.92 * light : 1.055 * Math.min(1, light) ** (1 / 2.4) - 0.055;
