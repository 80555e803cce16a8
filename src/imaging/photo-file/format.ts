import type { DecodedPhoto } from '../image.ts';

export type PhotoFormat = DecodedPhoto['format'];

const avifBrands = ['avif', 'avis'];
const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'];

/**
 * The container as its first bytes say; the file name is never asked.
 * @returns null when it is none of the formats a photo may have.
 */
export function sniffFormat(bytes: Uint8Array): PhotoFormat | null {
  if (bytes.length < 12) return null;
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp';
  if (['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].includes(ascii(bytes, 0, 4))) return 'tiff';
  if (ascii(bytes, 4, 8) === 'ftyp') return sniffBrands(bytes);
  return null;
}

/** ISO/IEC 14496-12 file type box: the major brand, then the compatible ones ('mif1' alone names no codec). */
function sniffBrands(bytes: Uint8Array): PhotoFormat | null {
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const end = Math.min(size, bytes.length, 512);
  const brands = [ascii(bytes, 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(ascii(bytes, at, at + 4));
  if (brands.some((brand) => avifBrands.includes(brand))) return 'avif';
  if (brands.some((brand) => heicBrands.includes(brand))) return 'heic';
  return null;
}

/** What a refused file is, in words, when its first bytes tell; null when they do not. */
export function nameOtherFormat(bytes: Uint8Array): string | null {
  const head = ascii(bytes, 0, Math.min(bytes.length, 512));
  if (head.startsWith('GIF8')) return 'a GIF';
  if (head.startsWith('%PDF-')) return 'a PDF document';
  if (head.startsWith('BM')) return 'a Windows bitmap';
  if (head.startsWith('PK\x03\x04')) return 'a zip archive';
  if (head.startsWith('\xff\x0a') || head.slice(4, 12) === 'JXL \r\n\x87\n') return 'a JPEG XL picture';
  if (head.slice(4, 8) === 'ftyp') return head.slice(8, 10) === 'cr' ? 'a raw camera file' : 'a video';
  if (head.startsWith('FUJIFILMCCD-RAW')) return 'a raw camera file';
  if (/<svg/i.test(head)) return 'an SVG drawing';
  if (/^\s*<(!doctype|html|\?xml)/i.test(head)) return 'a web page or XML document';
  return null;
}

/** Bytes `from` up to `to` as Latin-1 text. */
export function ascii(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1', from, to);
}
