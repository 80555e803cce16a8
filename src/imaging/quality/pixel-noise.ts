import { linearTable, type RgbImage } from '../image.ts';

const blockSide = 16;
const cellSide = 4;
const maxBlocks = 6000;
/** Linear green of blocks worth asking: not the black a camera crushes, not the white it clips. */
const usableLevel = { min: 0.01, max: 0.85 };
/** Of all blocks the share with the least structure is believed. */
const smoothestShare = 0.2;
const fewestBlocks = 10;

interface Block {
  /** Contrast between 4 x 4 cells after removing a plane, relative to the level: structure, hardly noise. */
  structure: number;
  noise: number;
}

/**
 * Standard deviation of the pixel noise of the green channel (the one every sensor samples most) in linear light, 0..1.
 * Immerkaer's operator, which is blind to planes and straight edges (10.1006/cviu.1996.0060), on 16 x 16 blocks; the
 * median over the smoothest fifth of the blocks, chosen by their coarse structure, which is independent of what the
 * operator sees, so that choosing does not bias. Texture at the pixel scale still counts as noise, and noise a camera
 * has smoothed away is not seen: it is the noise of the file, not of the sensor.
 * @param mask one entry per pixel; blocks that touch a 0 are left out
 * @returns null when fewer than ten blocks are usable
 */
export function estimateNoise(image: RgbImage, { mask }: { mask?: ArrayLike<number> } = {}): number | null {
  const across = Math.floor(image.width / blockSide);
  const down = Math.floor(image.height / blockSide);
  // An odd stride over a large photo, so that the sample does not fall on a pattern of columns.
  const stride = Math.max(1, Math.ceil((across * down) / maxBlocks)) | 1;
  const blocks: Block[] = [];
  for (let index = 0; index < across * down; index += stride) {
    const left = (index % across) * blockSide;
    const top = Math.floor(index / across) * blockSide;
    if (mask && !isInside(mask, { left, top, width: image.width })) continue;
    const block = measureBlock(readGreen(image, left, top));
    if (block) blocks.push(block);
  }
  if (blocks.length < fewestBlocks) return null;
  blocks.sort((a, b) => a.structure - b.structure);
  const believed = blocks
    .slice(0, Math.max(fewestBlocks, Math.round(blocks.length * smoothestShare)))
    .map(({ noise }) => noise)
    .sort((a, b) => a - b);
  return believed[believed.length >> 1];
}

function isInside(mask: ArrayLike<number>, at: { left: number; top: number; width: number }): boolean {
  for (let y = 0; y < blockSide; y++) {
    const row = (at.top + y) * at.width + at.left;
    for (let x = 0; x < blockSide; x++) if (!mask[row + x]) return false;
  }
  return true;
}

function readGreen({ data, width, maxValue }: RgbImage, left: number, top: number): Float32Array {
  const table = linearTable(maxValue);
  const green = new Float32Array(blockSide * blockSide);
  for (let y = 0; y < blockSide; y++) {
    const row = (top + y) * width + left;
    for (let x = 0; x < blockSide; x++) green[y * blockSide + x] = table[data[(row + x) * 3 + 1]];
  }
  return green;
}

function measureBlock(green: Float32Array): Block | null {
  const cells = averageCells(green);
  const level = cells.reduce((sum, cell) => sum + cell, 0) / cells.length;
  if (level < usableLevel.min || level > usableLevel.max) return null;
  return { structure: residualOfPlane(cells) / level, noise: immerkaerNoise(green) };
}

/** Mean absolute response to [1 -2 1; -2 4 -2; 1 -2 1], scaled to the standard deviation of normal noise. */
function immerkaerNoise(block: Float32Array): number {
  const n = blockSide;
  let sum = 0;
  for (let y = 1; y < n - 1; y++) {
    for (let x = 1; x < n - 1; x++) {
      const i = y * n + x;
      const corners = block[i - n - 1] + block[i - n + 1] + block[i + n - 1] + block[i + n + 1];
      const sides = block[i - n] + block[i - 1] + block[i + 1] + block[i + n];
      sum += Math.abs(corners - 2 * sides + 4 * block[i]);
    }
  }
  return (Math.sqrt(Math.PI / 2) * sum) / (6 * (n - 2) ** 2);
}

function averageCells(block: Float32Array): Float64Array {
  const side = blockSide / cellSide;
  const cells = new Float64Array(side * side);
  for (let y = 0; y < blockSide; y++) {
    for (let x = 0; x < blockSide; x++) {
      const cell = Math.floor(y / cellSide) * side + Math.floor(x / cellSide);
      cells[cell] += block[y * blockSide + x] / cellSide ** 2;
    }
  }
  return cells;
}

/** Root mean square of what a least-squares plane leaves: shading is no structure. */
function residualOfPlane(cells: Float64Array): number {
  const side = Math.sqrt(cells.length);
  const centre = (side - 1) / 2;
  let [mean, slopeX, slopeY, spread] = [0, 0, 0, 0];
  cells.forEach((cell, i) => {
    const x = (i % side) - centre;
    mean += cell / cells.length;
    slopeX += cell * x;
    slopeY += cell * (Math.floor(i / side) - centre);
    spread += x * x;
  });
  const squares = cells.reduce((sum, cell, i) => {
    const plane = mean + (slopeX * ((i % side) - centre) + slopeY * (Math.floor(i / side) - centre)) / spread;
    return sum + (cell - plane) ** 2;
  }, 0);
  return Math.sqrt(squares / cells.length);
}
