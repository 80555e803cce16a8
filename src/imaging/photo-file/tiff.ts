/** TIFF 6.0 headers: telling raw camera files apart, and wrapping bare pixels so that they can carry a colour profile. */

const subfileTypeTag = 254;
const dngVersionTag = 50_706;

/**
 * Raw files of cameras are TIFF outside, and what a TIFF reader finds first in them is a small preview: measuring that
 * would be measuring the wrong picture. True for DNG and CR2, and when the first image calls itself a reduced one.
 */
export function isRawCameraFile(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const little = bytes[0] === 0x49;
  if (bytes[8] === 0x43 && bytes[9] === 0x52) return true; // 'CR' of CR2
  const directory = view.getUint32(4, little);
  if (view.getUint16(2, little) !== 42 || directory + 2 > bytes.length) return false;
  const count = view.getUint16(directory, little);
  for (let i = 0; i < count && directory + 14 + i * 12 <= bytes.length; i++) {
    const entry = directory + 2 + i * 12;
    const tag = view.getUint16(entry, little);
    if (tag === dngVersionTag) return true;
    if (tag === subfileTypeTag && view.getUint32(entry + 8, little) % 2 === 1) return true;
  }
  return false;
}

/** Room that {@link writeTiffHeader} needs before the pixels. */
export const tiffHeaderBytes = 16_384;

export interface TiffLayout {
  width: number;
  height: number;
  bitsPerSample: 8 | 16;
  /** Where the profile lies in the buffer. */
  profileOffset: number;
  profileLength: number;
}

/**
 * Makes a TIFF of a buffer in place: interleaved R,G,B (16 bits little endian) from {@link tiffHeaderBytes} on, the ICC
 * profile somewhere behind. In place, because a 12-megapixel photo need not exist once more only to be labelled.
 */
export function writeTiffHeader(buffer: Uint8Array, layout: TiffLayout): void {
  const { width, height, bitsPerSample, profileOffset, profileLength } = layout;
  const rowsPerStrip = Math.max(64, Math.ceil(height / 1000));
  const strips = Math.ceil(height / rowsPerStrip);
  const rowBytes = (width * 3 * bitsPerSample) / 8;
  const view = new DataView(buffer.buffer, buffer.byteOffset, tiffHeaderBytes);
  const [bitsAt, offsetsAt, countsAt] = [512, 1024, 1024 + 4 * strips];
  for (let i = 0; i < 3; i++) view.setUint16(bitsAt + 2 * i, bitsPerSample, true);
  for (let i = 0; i < strips; i++) {
    const rows = Math.min(rowsPerStrip, height - i * rowsPerStrip);
    view.setUint32(offsetsAt + 4 * i, tiffHeaderBytes + i * rowsPerStrip * rowBytes, true);
    view.setUint32(countsAt + 4 * i, rows * rowBytes, true);
  }
  const [short, long, undefinedBytes] = [3, 4, 7];
  const offsetOrValue = (at: number, single: number): number => (strips === 1 ? single : at);
  const entries = [
    [256, long, 1, width],
    [257, long, 1, height],
    [258, short, 3, bitsAt],
    [259, short, 1, 1], // not compressed
    [262, short, 1, 2], // RGB
    [273, long, strips, offsetOrValue(offsetsAt, tiffHeaderBytes)],
    [277, short, 1, 3],
    [278, long, 1, rowsPerStrip],
    [279, long, strips, offsetOrValue(countsAt, height * rowBytes)],
    [284, short, 1, 1], // interleaved
    ...(profileLength > 0 ? [[34_675, undefinedBytes, profileLength, profileOffset]] : []),
  ];
  view.setUint32(0, 0x002a4949, true);
  view.setUint32(4, 8, true);
  view.setUint16(8, entries.length, true);
  entries.forEach(([tag, type, count, value], i) => {
    view.setUint16(10 + 12 * i, tag, true);
    view.setUint16(12 + 12 * i, type, true);
    view.setUint32(14 + 12 * i, count, true);
    view.setUint32(18 + 12 * i, value, true);
  });
  view.setUint32(10 + 12 * entries.length, 0, true);
}
