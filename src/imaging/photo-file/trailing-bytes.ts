/**
 * Bytes behind the end of the image. Cameras put much there that does no harm: further JPEGs (multi-picture format,
 * gain maps), the video of a motion photo, maker blocks, padding. All of that is tolerated and never decoded. What
 * makes the file something else as well (an archive, a document, a page with script) is refused: originals are stored
 * and served as they came, so a file must be one thing only.
 */
import { ascii, type PhotoFormat } from './format.ts';

/** Where the image ends, as its container says; null when the container does not say (TIFF), NaN when it is cut short. */
export function findImageEnd(bytes: Uint8Array, format: PhotoFormat, jpegEnd: number | null): number | null {
  if (format === 'jpeg') return jpegEnd ?? Number.NaN;
  if (format === 'png') return findPngEnd(bytes);
  if (format === 'webp') {
    const size = 8 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
    return size > bytes.length ? Number.NaN : size;
  }
  return format === 'tiff' ? null : findBoxesEnd(bytes);
}

function findPngEnd(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 8;
  while (at + 12 <= bytes.length) {
    const next = at + 12 + view.getUint32(at);
    if (ascii(bytes, at + 4, at + 8) === 'IEND') return next <= bytes.length ? next : Number.NaN;
    at = next;
  }
  return Number.NaN;
}

/** ISO/IEC 14496-12 boxes on the top level; stops at the first thing that is none. */
function findBoxesEnd(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  while (at + 8 <= bytes.length && /^[\w ]{4}$/.test(ascii(bytes, at + 4, at + 8))) {
    const short = view.getUint32(at);
    if (short === 0) return bytes.length;
    const size = short === 1 && at + 16 <= bytes.length ? Number(view.getBigUint64(at + 8)) : short;
    if (size < 8) break;
    if (at + size > bytes.length) return Number.NaN;
    at += size;
  }
  return at;
}

const startSignatures: Record<string, string> = {
  'PK\x03\x04': 'a zip archive',
  'Rar!': 'an archive',
  "7z\xbc\xaf'\x1c": 'an archive',
  GIF8: 'a GIF',
  '\x7fELF': 'a program',
};
const textSignatures: Record<string, string> = {
  '%pdf-': 'a PDF document',
  '<!doctype': 'a web page',
  '<html': 'a web page',
  '<body': 'a web page',
  '<script': 'a web page',
  '<svg ': 'a drawing',
  '<?php': 'a script',
};

/**
 * The other file this file is as well, in words; null when it is only an image.
 * @param imageEnd from {@link findImageEnd}; null looks at the last 64 KiB.
 */
export function nameForeignContent(bytes: Uint8Array, imageEnd: number | null): string | null {
  // PDF readers accept their header anywhere in the first kilobyte, zip readers start from the end of the file.
  if (ascii(bytes, 0, 1024).includes('%PDF-')) return 'a PDF document';
  if (endsAsZip(bytes)) return 'a zip archive';
  const tail = ascii(bytes, imageEnd ?? Math.max(8, bytes.length - 65_536), bytes.length);
  const start = tail.search(/[^\0\s]/);
  for (const [signature, name] of Object.entries(startSignatures)) {
    if (imageEnd !== null && start >= 0 && tail.startsWith(signature, start)) return name;
  }
  const lower = tail.toLowerCase();
  for (const [signature, name] of Object.entries(textSignatures)) if (lower.includes(signature)) return name;
  return null;
}

/** End-of-central-directory record whose comment ends exactly with the file (PKWARE APPNOTE 4.3.16). */
function endsAsZip(bytes: Uint8Array): boolean {
  const from = Math.max(0, bytes.length - 65_557);
  const tail = ascii(bytes, from, bytes.length);
  for (let at = tail.indexOf('PK\x05\x06'); at >= 0; at = tail.indexOf('PK\x05\x06', at + 1)) {
    if (at + 22 > tail.length) return false;
    const commentLength = tail.charCodeAt(at + 20) + 256 * tail.charCodeAt(at + 21);
    if (at + 22 + commentLength === tail.length) return true;
  }
  return false;
}
