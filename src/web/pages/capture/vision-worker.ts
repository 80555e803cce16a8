/** Looks at pictures beside the page: landmarks, light, sharpness, the card's codes. Nothing leaves the device. */
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { type LiveFaceReader, openLiveFaceReader } from '../../../imaging/live-face.ts';
import type { SeenCode } from './card-sighting.ts';
import type { FrameReading } from './judge-frame.ts';
import { boxOfInterest, readLight } from './read-light.ts';
import { readSharpness } from './read-sharpness.ts';
import type { VisionAnswer, VisionOrder } from './vision-messages.ts';

const folder = '/vision/';
let opened: Promise<LiveFaceReader> | undefined;

function openFaces(): Promise<LiveFaceReader> {
  opened ??= openLiveFaceReader(folder);
  return opened;
}

prepareZXingModule({ overrides: { locateFile: (name: string) => folder + name } });

async function read(picture: ImageData, withFace: boolean): Promise<FrameReading> {
  const { width, height } = picture;
  const face = withFace
    ? (await openFaces()).read({ width, height, data: withoutAlpha(picture), maxValue: 255 })
    : null;
  return {
    width,
    height,
    face,
    light: readLight(picture, face),
    sharpness: readSharpness(picture, boxOfInterest(picture, face)),
  };
}

function withoutAlpha({ width, height, data }: ImageData): Uint8Array {
  const rgb = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; to < rgb.length; from += 4, to += 3) {
    rgb[to] = data[from]!;
    rgb[to + 1] = data[from + 1]!;
    rgb[to + 2] = data[from + 2]!;
  }
  return rgb;
}

async function findCodes(picture: ImageData): Promise<SeenCode[]> {
  const found = await readBarcodes(picture, { formats: ['QRCode'], tryInvert: false });
  return found.map(({ text, position: { topLeft, topRight, bottomRight, bottomLeft } }) => ({
    text,
    corners: [topLeft, topRight, bottomRight, bottomLeft].map(({ x, y }) => [x, y] as const),
  }));
}

async function answer(order: VisionOrder): Promise<VisionAnswer> {
  const { id, picture } = order;
  try {
    if (order.kind === 'find-codes') return { id, kind: 'codes', codes: await findCodes(picture) };
    return { id, kind: 'reading', reading: await read(picture, order.face) };
  } catch (error) {
    return { id, kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

self.onmessage = async ({ data }: MessageEvent<VisionOrder>) => self.postMessage(await answer(data));
