import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';

/** Loaded once, from disk: by itself the package would fetch it. */
let loading: Promise<unknown> | null = null;

async function load(): Promise<void> {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm');
  const bytes = await readFile(path);
  await prepareZXingModule({
    overrides: { wasmBinary: bytes.buffer as ArrayBuffer },
    fireImmediately: true,
  });
}

/** A text as a QR code: SVG, black on white whatever the page's theme, for a camera to read. */
export async function qrCodeSvg(text: string): Promise<string> {
  loading ??= load();
  await loading;
  const { svg, error } = await writeBarcode(text, { format: 'QRCode', options: 'ecLevel=M' });
  if (error) throw new Error(`The QR code could not be made: ${error}`);
  // Sized by the page, not by the number of its squares.
  return svg.slice(svg.indexOf('<svg')).replace(/width="(\d+)" height="(\d+)"/, 'viewBox="0 0 $1 $2"');
}
