/** How the difference of two photos is shown. */
export interface DifferenceStyle {
  /** Signed: grey where nothing differs, lighter where the after photo is lighter. Else: black where nothing differs. */
  signed: boolean;
  /** Codes shown for a code of difference. */
  gain: number;
}

/** Of the signed difference where there is none. */
export const noDifference = 128;

/**
 * After minus before, channel by channel in sRGB codes, in place of the after photo's pixels.
 * @param before interleaved RGBA
 * @param after of the same size; overwritten
 * @param tables codes to take instead of those of the photos, channel by channel
 */
export function subtract(
  before: Uint8ClampedArray,
  after: Uint8ClampedArray,
  {
    signed,
    gain,
    tables,
  }: DifferenceStyle & { tables: { before: Uint8ClampedArray[]; after: Uint8ClampedArray[] } | null },
): void {
  for (let channel = 0; channel < 3; channel++) {
    const [tableBefore, tableAfter] = [tables?.before[channel], tables?.after[channel]];
    for (let i = channel; i < after.length; i += 4) {
      const [one = 0, other = 0] = [before[i], after[i]];
      const difference = gain * ((tableAfter?.[other] ?? other) - (tableBefore?.[one] ?? one));
      after[i] = signed ? noDifference + difference : Math.abs(difference);
    }
  }
}
