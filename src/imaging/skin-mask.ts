import { srgbToLinear } from './image.ts';
import {
  type BlockGrid,
  blockGrid,
  boxSum,
  type LinearPicture,
  type SkinColour,
  skinColour,
} from './skin-blocks.ts';

export type { LinearPicture };

export interface SkinMaskOptions {
  pixelsPerMm: number;
  /** width x height: 1 where skin is looked for. */
  within: Uint8Array;
}

const clippedAbove = srgbToLinear(250 / 255) - 1e-6;
const darkBelow = srgbToLinear(8 / 255);
/** Pixels this much darker than the skin round them are hair; pores, creases and freckles are not. */
const hairShade = 0.55;
/** Where this share of the skin is hairs, what lies between them is no skin surface either. */
const denseHair = 0.3;
/** Blocks this much darker than the region's skin are hair, unless shading leads there step by step. */
const hairBlockShade = 0.36;
const deepestShade = 0.2;
/** Natural logarithm: shading changes by less from one block (0.5 mm) to the next, the edge of hair by more. */
const shadingStep = 0.12;
/** A glint is at least this much brighter than the skin round it, and at least half of the surplus is white light. */
const leastGlint = 0.12;
const whiteShare = 0.5;

/**
 * Usable skin of one photo: 1 where a pixel is neither clipped (250/255 in any channel), nor black (green under 8/255;
 * blue alone is that dark on very dark skin), nor a glint (bright and white against its surroundings), nor hair (much
 * darker than its surroundings, or of another colour than the region's skin). Depends on this photo alone.
 */
export function skinMask(picture: LinearPicture, { pixelsPerMm, within }: SkinMaskOptions): Uint8Array {
  const bounds = boundsOf(within, picture);
  const out = new Uint8Array(picture.width * picture.height);
  if (!bounds) return out;
  const part = crop(picture, within, bounds);
  const mask = skinOf(part.picture, { pixelsPerMm, within: part.within });
  for (let row = 0; row < bounds.height; row++) {
    const line = mask.subarray(row * bounds.width, (row + 1) * bounds.width);
    out.set(line, (bounds.top + row) * picture.width + bounds.left);
  }
  return out;
}

function skinOf(picture: LinearPicture, { pixelsPerMm, within }: SkinMaskOptions): Uint8Array {
  const { width, height, linear } = picture;
  const mask = new Uint8Array(width * height);
  const clipped = new Uint8Array(width * height);
  for (let i = 0, k = 0; i < mask.length; i++, k += 3) {
    if (linear[k] >= clippedAbove || linear[k + 1] >= clippedAbove || linear[k + 2] >= clippedAbove)
      clipped[i] = 1;
    else if (within[i] && linear[k + 1] >= darkBelow) mask[i] = 1;
  }
  clearRound(mask, clipped, { width, height }); // interpolation and sensor bleed spoil the neighbours too

  const grid = blockGrid(picture, { mask, blockPx: Math.max(1, Math.round(pixelsPerMm * 0.5)) });
  const colour = skinColour(grid);
  if (!colour) return mask.fill(0);
  const rejected = rejectBlocks(grid, colour);
  grid.settleSurroundings(4); // 2 mm each way
  const hair = rejectPixels(picture, { mask, grid });
  clearRound(mask, hair, { width, height });
  clearDense(mask, hair, { width, height, grid, rejected });
  return mask;
}

/**
 * Takes the weight off blocks of hair and cloth, told by the colour of the region's skin.
 * @returns 1 where a block lost its weight.
 */
function rejectBlocks(grid: BlockGrid, colour: SkinColour): Uint8Array {
  const { columns, weight } = grid;
  const shade = grid.luminance.map((luminance) => Math.log(luminance / colour.luminance));
  const accepted: number[] = [];
  const isAccepted = new Uint8Array(weight.length);
  const accept = (block: number) => {
    isAccepted[block] = 1;
    accepted.push(block);
  };
  const candidate = weight.map((usable, block) => (usable && hasSkinHue(grid, block, colour) ? 1 : 0));
  candidate.forEach((yes, block) => {
    if (yes && shade[block] > Math.log(hairBlockShade)) accept(block);
  });
  for (let next = 0; next < accepted.length; next++) {
    const from = accepted[next];
    for (const step of [-columns, columns, -1, 1]) {
      const to = from + step;
      if (Math.abs((to % columns) - (from % columns)) > 1 || !candidate[to] || isAccepted[to]) continue;
      if (Math.abs(shade[to] - shade[from]) < shadingStep && shade[to] > Math.log(deepestShade)) accept(to);
    }
  }
  return isAccepted.map((yes, block) => {
    if (yes || !weight[block]) return 0;
    weight[block] = 0;
    return 1;
  });
}

/** Redder is allowed far more than paler: blemishes and flush are skin, grey and green are not. */
function hasSkinHue(grid: BlockGrid, block: number, colour: SkinColour): boolean {
  const redGreen = Math.log(grid.red[block] / grid.green[block]) - colour.redGreen;
  const greenBlue = Math.log(grid.green[block] / grid.blue[block]) - colour.greenBlue;
  const palest = -Math.max(0.25, 5 * colour.redGreenSpread);
  return (
    redGreen > palest && redGreen < 0.8 && Math.abs(greenBlue) < Math.max(0.4, 6 * colour.greenBlueSpread)
  );
}

/**
 * Glints and single hairs, told by the skin within 2 mm; pixels of rejected blocks go with their block.
 * @returns 1 where a hair is.
 */
function rejectPixels(
  { width, height, linear }: LinearPicture,
  { mask, grid }: { mask: Uint8Array; grid: BlockGrid },
): Uint8Array {
  const hair = new Uint8Array(mask.length);
  const glint = 1 + Math.max(leastGlint, 3 * grid.roughness);
  for (let y = 0; y < height; y++) {
    const blockRow = Math.floor(y / grid.blockPx) * grid.columns;
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (!mask[i]) continue;
      const block = blockRow + Math.floor(x / grid.blockPx);
      if (!grid.weight[block]) {
        mask[i] = 0;
        continue;
      }
      const k = i * 3;
      const luminance = 0.25 * linear[k] + 0.65 * linear[k + 1] + 0.1 * linear[k + 2];
      const ratio = luminance / grid.aroundLuminance[block];
      if (ratio < hairShade) {
        hair[i] = 1;
      } else if (ratio > glint) {
        // White light raises the luminance but not red minus blue; more light on skin raises both alike.
        const colourful = (linear[k] - linear[k + 2]) / grid.aroundRedMinusBlue[block];
        if (colourful < ratio - whiteShare * (ratio - 1)) mask[i] = 0;
      }
    }
  }
  return hair;
}

/** Clears blocks in the middle of much hair (1.5 mm each way). */
function clearDense(
  mask: Uint8Array,
  hair: Uint8Array,
  { width, height, grid, rejected }: { width: number; height: number; grid: BlockGrid; rejected: Uint8Array },
): void {
  const area = grid.blockPx ** 2;
  const hairs = Float32Array.from(rejected, (yes) => yes * area);
  const places = grid.weight.map((usable, block) => (usable || rejected[block] ? area : 0));
  const blockOf = (i: number) =>
    Math.floor(Math.floor(i / width) / grid.blockPx) * grid.columns + Math.floor((i % width) / grid.blockPx);
  for (let i = hair.indexOf(1); i >= 0; i = hair.indexOf(1, i + 1)) hairs[blockOf(i)]++;
  const hairSum = boxSum(hairs, grid, 3);
  const placeSum = boxSum(places, grid, 3);
  hairSum.forEach((sum, block) => {
    if (sum <= denseHair * placeSum[block]) return;
    const left = (block % grid.columns) * grid.blockPx;
    const top = Math.floor(block / grid.columns) * grid.blockPx;
    for (let y = top; y < Math.min(height, top + grid.blockPx); y++) {
      mask.fill(0, y * width + left, y * width + Math.min(width, left + grid.blockPx));
    }
  });
}

/** Clears the mask at the marks and one pixel round them. */
function clearRound(
  mask: Uint8Array,
  marks: Uint8Array,
  { width, height }: { width: number; height: number },
): void {
  for (let i = marks.indexOf(1); i >= 0; i = marks.indexOf(1, i + 1)) {
    const x = i % width;
    const y = Math.floor(i / width);
    for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
      mask.fill(0, v * width + Math.max(0, x - 1), v * width + Math.min(width, x + 2));
    }
  }
}

interface Bounds {
  left: number;
  top: number;
  width: number;
  height: number;
}

function boundsOf(within: Uint8Array, { width, height }: { width: number; height: number }): Bounds | null {
  const first = within.indexOf(1);
  if (first < 0) return null;
  const top = Math.floor(first / width);
  const bottom = Math.floor(within.lastIndexOf(1) / width);
  let [left, right] = [width, -1];
  for (let y = top; y <= Math.min(bottom, height - 1); y++) {
    const row = within.subarray(y * width, (y + 1) * width);
    const start = row.indexOf(1);
    if (start < 0) continue;
    left = Math.min(left, start);
    right = Math.max(right, row.lastIndexOf(1));
  }
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

function crop(picture: LinearPicture, within: Uint8Array, { left, top, width, height }: Bounds) {
  const linear = new Float32Array(width * height * 3);
  const inside = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const from = (top + row) * picture.width + left;
    linear.set(picture.linear.subarray(from * 3, (from + width) * 3), row * width * 3);
    inside.set(within.subarray(from, from + width), row * width);
  }
  return { picture: { width, height, linear }, within: inside };
}
