import { srgbToLinear } from './image.ts';
import { type BlockGrid, blockGrid, type SkinColour, skinColour } from './skin-blocks.ts';

export interface LinearPicture {
  width: number;
  height: number;
  /** Interleaved RGB, linear light 0..1. */
  linear: Float32Array;
}

export interface SkinMaskOptions {
  pixelsPerMm: number;
  /** width x height: 1 where skin is looked for. */
  within: Uint8Array;
}

const clippedAbove = srgbToLinear(250 / 255) - 1e-6;
const darkBelow = srgbToLinear(8 / 255);
/** Pixels this much darker than the skin round them are hair; pores, creases and freckles are not. */
const hairShade = 0.55;
/** Blocks this much darker than the region's skin are hair (or a cast shadow that hides as much). */
const hairBlockShade = 0.36;
/** A glint is at least this much brighter than the skin round it, and at least half of the surplus is white light. */
const leastGlint = 0.12;
const whiteShare = 0.5;

/**
 * Usable skin of one photo: 1 where a pixel is neither clipped (250/255 in any channel), nor black (green under 8/255;
 * blue alone is that dark on very dark skin), nor a glint (bright and white against its surroundings), nor hair (much
 * darker than its surroundings, or of another colour than the region's skin). Depends on this photo alone.
 */
export function skinMask(picture: LinearPicture, { pixelsPerMm, within }: SkinMaskOptions): Uint8Array {
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
  rejectBlocks(grid, colour);
  grid.settleSurroundings(4); // 2 mm each way
  const hair = new Uint8Array(width * height);
  rejectPixels(picture, { mask, hair, grid });
  clearRound(mask, hair, { width, height });
  return mask;
}

/** Blocks of hair, cloth and broad shine, told by the colour of the region's skin. */
function rejectBlocks(grid: BlockGrid, colour: SkinColour): void {
  for (let block = 0; block < grid.weight.length; block++) {
    if (!grid.weight[block]) continue;
    const shade = grid.luminance[block] / colour.luminance;
    const redGreen = Math.log(grid.red[block] / grid.green[block]) - colour.redGreen;
    const greenBlue = Math.log(grid.green[block] / grid.blue[block]) - colour.greenBlue;
    const pale = redGreen < -Math.max(0.25, 5 * colour.redGreenSpread);
    const otherHue = Math.abs(greenBlue) > Math.max(0.4, 6 * colour.greenBlueSpread) || redGreen > 0.8;
    if (shade < hairBlockShade || pale || otherHue) grid.weight[block] = 0;
  }
}

/** Glints and single hairs, told by the skin within 2 mm; pixels of rejected blocks go with their block. */
function rejectPixels(
  { width, height, linear }: LinearPicture,
  { mask, hair, grid }: { mask: Uint8Array; hair: Uint8Array; grid: BlockGrid },
): void {
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
