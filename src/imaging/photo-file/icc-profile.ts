import { ascii } from './format.ts';

export interface IccProfile {
  /** The profile's own description, e.g. 'Display P3'. */
  name: string;
  /** Data colour space of the header: 'RGB', 'GRAY', 'CMYK' ... */
  space: string;
}

/**
 * Reads name and colour space of an ICC profile (ICC.1:2022, sections 7.2 and 9.2.41; both 'desc' and 'mluc' texts).
 * @returns null when the bytes are no profile: such a thing is ignored, not guessed at.
 */
export function readIccProfile(bytes: Uint8Array): IccProfile | null {
  if (bytes.length < 132 || ascii(bytes, 36, 40) !== 'acsp') return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(0) > bytes.length) return null;
  return { name: readDescription(view, bytes) ?? 'unnamed profile', space: ascii(bytes, 16, 20).trim() };
}

/** Colours of a file that carries sRGB need no conversion; converting would only round them once more. */
export const isSrgb = ({ name, space }: IccProfile): boolean => space === 'RGB' && /^sRGB\b/i.test(name);

function readDescription(view: DataView, bytes: Uint8Array): string | null {
  const count = Math.min(view.getUint32(128), 100);
  for (let i = 0; i < count && 144 + i * 12 <= bytes.length; i++) {
    const entry = 132 + i * 12;
    if (ascii(bytes, entry, entry + 4) !== 'desc') continue;
    const from = view.getUint32(entry + 4);
    const to = Math.min(bytes.length, from + view.getUint32(entry + 8));
    if (from + 28 > to) return null;
    return clean(
      ascii(bytes, from, from + 4) === 'mluc'
        ? unicodeText(view, from, to)
        : asciiText(view, bytes, from, to),
    );
  }
  return null;
}

function asciiText(view: DataView, bytes: Uint8Array, from: number, to: number): string {
  return ascii(bytes, from + 12, Math.min(to, from + 12 + view.getUint32(from + 8)));
}

/** First record of a multi-localised text, UTF-16 big endian. */
function unicodeText(view: DataView, from: number, to: number): string {
  const start = from + view.getUint32(from + 24);
  const end = Math.min(to, start + view.getUint32(from + 20));
  let text = '';
  for (let at = start; at + 1 < end; at += 2) text += String.fromCharCode(view.getUint16(at));
  return text;
}

function clean(text: string): string | null {
  const printable = text.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '').trim();
  return printable.slice(0, 120) || null;
}
