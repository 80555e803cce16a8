import { decodePhoto } from '../decode.ts';
import { cutOut, encodeJpeg, type PixelBlock, shrinkTo } from '../encode.ts';
import type { PixelPolygon, RgbImage } from '../image.ts';
import { detectFace } from '../landmarks.ts';
import { cropFrame, type Frame } from './crop-frame.ts';
import { type FaceBoxes, faceBoxes } from './face-boxes.ts';
import { type HidingOptions, hiddenPixels } from './hidden-pixels.ts';

export interface DeidentifyRequest {
  /** The registered pair, both of one size. */
  before: Uint8Array;
  after: Uint8Array;
  /** How much of the person may be seen. */
  show: 'region-crop' | 'masked-face' | 'full-face';
  /** The region that the pair is about, in fractions of the pictures' sides; what a crop shows. */
  region: readonly (readonly [number, number])[];
}

export interface DeidentifiedPicture {
  side: 'before' | 'after';
  width: number;
  height: number;
  /** JPEG without any metadata. */
  bytes: Uint8Array;
}

export interface DeidentifiedPair {
  /** Smallest first, each size of both sides. */
  pictures: DeidentifiedPicture[];
  /** What was done, in order, with everything needed to do it again. */
  steps: { name: string; parameters: Record<string, Parameter> }[];
}

type Parameter = string | number | Parameter[] | { [name: string]: Parameter };

/** Longest sides, besides the pictures' own. */
const smallerSidesPx = [480, 960];
const jpegQuality = 88;
/** Round a region: so much skin that the eye finds its way. */
const margin = 0.12;
/** The one value of hidden pixels: neutral and dark enough not to be taken for skin. */
const grey = 96;

/**
 * New pixels of a registered pair that show no more of the person than they may. Both pictures are hidden and cut alike, by
 * the landmarks of both; what is hidden is overwritten before anything is made smaller or encoded. The same pair gives the
 * same bytes.
 * @returns null when a face is to be masked but was not found in both, or nothing of the region is in the pictures
 * @throws ImagingError as decodePhoto does
 */
export async function deidentifyPair(request: DeidentifyRequest): Promise<DeidentifiedPair | null> {
  const pair = { before: await decodePhoto(request.before), after: await decodePhoto(request.after) };
  const { width, height } = pair.before;
  const whole: Frame = { left: 0, top: 0, width, height };
  const isCrop = request.show === 'region-crop';
  const outline = isCrop ? toPixels(request.region, whole) : null;
  const faces = request.show === 'full-face' ? [] : await findFaces([pair.before, pair.after]);
  const isUnseen = faces.length < 2;
  // A face may be there though none was found, and its eyes beside the region.
  const onlyRegion = isCrop && isUnseen;
  const frame = outline ? cropFrame(outline, { width, height, margin: onlyRegion ? 0 : margin }) : whole;
  if (!frame || (request.show === 'masked-face' && isUnseen)) return null;

  const hidden = hiddenPixels({ width, height, faces, outline, onlyRegion });
  const pictures: DeidentifiedPicture[] = [];
  for (const side of ['before', 'after'] as const) {
    pictures.push(...(await drawSizes(cutOut(fill(pair[side], hidden), frame), side)));
  }
  return {
    pictures: pictures.sort((one, other) => one.width - other.width),
    steps: [
      ...(hidden.includes(1) ? [maskStep({ faces, outline, onlyRegion })] : []),
      ...(isCrop ? [{ name: 'crop', parameters: { ...frame } }] : []),
      {
        name: 'encode',
        parameters: { format: 'jpeg', quality: jpegQuality, longestSidesPx: smallerSidesPx },
      },
    ],
  };
}

async function findFaces(photos: readonly RgbImage[]): Promise<FaceBoxes[]> {
  const found: FaceBoxes[] = [];
  for (const photo of photos) {
    const face = await detectFace(photo);
    if (face) found.push(faceBoxes(face));
  }
  return found;
}

/** Whatever was beneath is gone: each hidden pixel has the one value, in all channels. */
function fill({ width, height, data, maxValue }: RgbImage, hidden: Uint8Array): PixelBlock {
  const filled = maxValue === 255 ? new Uint8Array(data) : Uint8Array.from(data, (code) => code >> 8);
  for (let pixel = 0; pixel < hidden.length; pixel++) {
    if (hidden[pixel]) filled.fill(grey, pixel * 3, pixel * 3 + 3);
  }
  return { width, height, data: filled };
}

async function drawSizes(image: PixelBlock, side: 'before' | 'after'): Promise<DeidentifiedPicture[]> {
  const ownSide = Math.max(image.width, image.height);
  const drawn: DeidentifiedPicture[] = [];
  for (const longestSidePx of [...smallerSidesPx.filter((size) => size < ownSide), ownSide]) {
    const picture = await shrinkTo(image, longestSidePx);
    const { width, height } = picture;
    drawn.push({ side, width, height, bytes: await encodeJpeg(picture, { quality: jpegQuality }) });
  }
  return drawn;
}

function maskStep({ faces, outline, onlyRegion }: Omit<HidingOptions, 'width' | 'height'>) {
  const rounded = (polygon: PixelPolygon) => polygon.map(([x, y]) => [tenths(x), tenths(y)]);
  return {
    name: 'mask',
    parameters: {
      grey,
      faces: faces.map(({ eyes, nose, mouth }) => ({
        eyes: rounded(eyes),
        nose: rounded(nose),
        mouth: rounded(mouth),
      })),
      ...(outline && { region: rounded(outline) }),
      outsideOfRegion: onlyRegion ? 'hidden' : 'shown',
    },
  };
}

const tenths = (value: number): number => Math.round(value * 10) / 10;

const toPixels = (
  polygon: DeidentifyRequest['region'],
  { width, height }: { width: number; height: number },
): PixelPolygon => polygon.map(([x, y]) => [x * width - 0.5, y * height - 0.5]);
