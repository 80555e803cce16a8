/** What the markers of a JPEG file say without decoding a pixel (ITU-T T.81, annex B). */
export interface JpegSegments {
  /** Quantisation tables by destination, 64 entries each in zigzag order as stored. */
  quantisationTables: Map<number, number[]>;
  /** Destination of the luma table; null without a frame header. */
  lumaTable: number | null;
  /** '4:4:4', '4:2:2', '4:2:0', '4:4:0', '4:1:1'; '4:0:0' for greyscale; null when none of these. */
  chromaSubsampling: string | null;
  /** A sequential scan whose header claims spectral selection: some phones write this and nothing is lost. */
  oddScanHeader: boolean;
  /** Offset just behind the end-of-image marker; null when the file stops before it. */
  end: number | null;
}

const startOfScan = 0xda;
const endOfImage = 0xd9;

/** Walks the segments of a JPEG that starts at offset 0. Never throws: what can't be read is left null. */
export function readJpegSegments(bytes: Uint8Array): JpegSegments {
  const found: JpegSegments = {
    quantisationTables: new Map(),
    lumaTable: null,
    chromaSubsampling: null,
    oddScanHeader: false,
    end: null,
  };
  let sequential = false;
  let at = 2;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return found;
    const marker = bytes[at + 1];
    if (marker === 0xff) {
      at++; // fill byte
      continue;
    }
    if (marker === endOfImage) return { ...found, end: at + 2 };
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
      continue;
    }
    if (at + 3 >= bytes.length) return found;
    const length = bytes[at + 2] * 256 + bytes[at + 3];
    if (length < 2) return found;
    const body = bytes.subarray(at + 4, at + 2 + length);
    at += 2 + length;
    if (marker === 0xdb) readTables(body, found.quantisationTables);
    else if (isFrame(marker)) {
      sequential = marker <= 0xc1;
      readFrame(body, found);
    } else if (marker === startOfScan) {
      const [from, to, bits] = body.subarray(body.length - 3);
      if (sequential && !(from === 0 && to === 63 && bits === 0)) found.oddScanHeader = true;
      at = skipEntropyCoded(bytes, at);
    }
  }
  return found;
}

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function readTables(body: Uint8Array, tables: Map<number, number[]>): void {
  let at = 0;
  while (at < body.length) {
    const wide = body[at] >> 4 === 1;
    const size = wide ? 128 : 64;
    if (at + 1 + size > body.length) return;
    const stored = body.subarray(at + 1, at + 1 + size);
    const entries = wide
      ? Array.from({ length: 64 }, (_, i) => stored[2 * i] * 256 + stored[2 * i + 1])
      : Array.from(stored);
    tables.set(body[at] & 15, entries);
    at += 1 + size;
  }
}

function readFrame(body: Uint8Array, found: JpegSegments): void {
  const components = body[5];
  if (body.length < 6 + components * 3) return;
  found.lumaTable = body[8];
  if (components === 1) found.chromaSubsampling = '4:0:0';
  if (components !== 3) return;
  const [luma, cb, cr] = [body[7], body[10], body[13]];
  if (cb !== cr) return;
  const across = (luma >> 4) / (cb >> 4);
  const down = (luma & 15) / (cb & 15);
  const names: Record<string, string> = {
    '1x1': '4:4:4',
    '2x1': '4:2:2',
    '2x2': '4:2:0',
    '1x2': '4:4:0',
    '4x1': '4:1:1',
  };
  found.chromaSubsampling = names[`${across}x${down}`] ?? null;
}

/** Offset of the next marker that is neither a stuffed zero nor a restart; the length of the file when none is left. */
function skipEntropyCoded(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0 && at + 1 < bytes.length) {
    const next = bytes[at + 1];
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
    at = bytes.indexOf(0xff, next === 0xff ? at + 1 : at + 2);
  }
  return bytes.length;
}
