import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes, writeBarcode } from 'zxing-wasm/full';
import type { Point } from './homography.ts';

export interface ReadCode {
  text: string;
  /**
   * Top left, top right, bottom right, bottom left of the code as it was printed, however it lies in the photo; pixel
   * centres at integers.
   */
  corners: readonly [Point, Point, Point, Point];
}

/** 8-bit grey, row-major. */
export interface GreyImage {
  width: number;
  height: number;
  data: Uint8Array;
}

let isPrepared = false;

/** The module's bytes are handed over: by itself the package would fetch them from a server. */
function prepare(): void {
  if (isPrepared) return;
  const path = createRequire(import.meta.url).resolve('zxing-wasm/full/zxing_full.wasm');
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(path)).buffer } });
  isPrepared = true;
}

/** Reads the QR codes in a picture, dark on light, at any angle. */
export async function readCodes({ width, height, data }: GreyImage): Promise<ReadCode[]> {
  prepare();
  const header = new TextEncoder().encode(`P5 ${width} ${height} 255\n`);
  const file = new Uint8Array(header.length + data.length);
  file.set(header);
  file.set(data, header.length);
  const found = await readBarcodes(file, {
    formats: ['QRCode'],
    tryRotate: false, // its QR reader takes any angle anyway
    tryInvert: false,
    tryDownscale: false, // the caller chooses the scales
  });
  return found.map(({ text, isMirrored, position }) => {
    const corner = ({ x, y }: { x: number; y: number }): Point => [x - 0.5, y - 0.5];
    const { topLeft, bottomRight } = position;
    // A code in a mirrored photo is read with rows for columns, and so are its corners.
    const [topRight, bottomLeft] = isMirrored
      ? [position.bottomLeft, position.topRight]
      : [position.topRight, position.bottomLeft];
    return { text, corners: [corner(topLeft), corner(topRight), corner(bottomRight), corner(bottomLeft)] };
  });
}

/**
 * The modules of a QR code of version 1 with a quarter of error correction, 21 x 21, row-major, 1 dark. Version, level and
 * mask are fixed, so that a text has one picture for ever: a card printed years ago is still known module by module.
 * @param text capitals, digits and -./: of at most 16 characters.
 * @throws RangeError when the text does not fit.
 */
export async function codeModules(text: string): Promise<Uint8Array> {
  prepare();
  const { symbol, error } = await writeBarcode(text, {
    format: 'QRCode',
    addQuietZones: false,
    options: 'version=1,ecLevel=Q,dataMask=0',
  });
  if (error || symbol.width !== codeSize)
    throw new RangeError(`No code for ${JSON.stringify(text)}: ${error}`);
  return Uint8Array.from(symbol.data, (value) => (value === 0 ? 1 : 0));
}

/** Modules along a side. */
export const codeSize = 21;
