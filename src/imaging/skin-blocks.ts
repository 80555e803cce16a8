export interface LinearPicture {
  width: number;
  height: number;
  /** Interleaved RGB, linear light 0..1. */
  linear: Float32Array;
}

/** Means over square blocks of usable pixels; row-major. */
export class BlockGrid {
  readonly columns: number;
  readonly rows: number;
  readonly blockPx: number;
  /** Number of usable pixels; 0 = no skin here. */
  readonly weight: Float32Array;
  readonly red: Float32Array;
  readonly green: Float32Array;
  readonly blue: Float32Array;
  readonly luminance: Float32Array;
  /** Weighted means over the blocks round each block, itself included. */
  readonly aroundLuminance: Float32Array;
  readonly aroundRedMinusBlue: Float32Array;
  /** Robust relative spread of the blocks' luminance about their surroundings. */
  roughness = 0;

  constructor({ columns, rows, blockPx }: { columns: number; rows: number; blockPx: number }) {
    this.columns = columns;
    this.rows = rows;
    this.blockPx = blockPx;
    const empty = () => new Float32Array(columns * rows);
    this.weight = empty();
    this.red = empty();
    this.green = empty();
    this.blue = empty();
    this.luminance = empty();
    this.aroundLuminance = empty();
    this.aroundRedMinusBlue = empty();
  }

  /** Fills the surroundings from the blocks that still have weight. @param radius in blocks */
  settleSurroundings(radius: number): void {
    const sumOver = (pick: (block: number) => number) =>
      boxSum(
        Float32Array.from(this.weight, (weight, block) => (weight ? weight * pick(block) : 0)),
        this,
        radius,
      );
    const weights = sumOver(() => 1);
    const luminances = sumOver((block) => this.luminance[block]);
    const colours = sumOver((block) => this.red[block] - this.blue[block]);
    const deviations: number[] = [];
    for (let block = 0; block < weights.length; block++) {
      if (weights[block] < 0.5) continue;
      this.aroundLuminance[block] = luminances[block] / weights[block];
      this.aroundRedMinusBlue[block] = Math.max(1e-4, colours[block] / weights[block]);
      if (this.weight[block])
        deviations.push(Math.abs(this.luminance[block] / this.aroundLuminance[block] - 1));
    }
    this.roughness = 1.4826 * quantile(deviations, 0.5);
  }
}

export function blockGrid(
  { width, height, linear }: LinearPicture,
  { mask, blockPx }: { mask: Uint8Array; blockPx: number },
): BlockGrid {
  const grid = new BlockGrid({
    columns: Math.ceil(width / blockPx),
    rows: Math.ceil(height / blockPx),
    blockPx,
  });
  for (let y = 0; y < height; y++) {
    const blockRow = Math.floor(y / blockPx) * grid.columns;
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (!mask[i]) continue;
      const block = blockRow + Math.floor(x / blockPx);
      grid.weight[block]++;
      grid.red[block] += linear[i * 3];
      grid.green[block] += linear[i * 3 + 1];
      grid.blue[block] += linear[i * 3 + 2];
    }
  }
  for (let block = 0; block < grid.weight.length; block++) {
    const share = 1 / (grid.weight[block] || 1);
    grid.red[block] = Math.max(1e-4, grid.red[block] * share);
    grid.green[block] = Math.max(1e-4, grid.green[block] * share);
    grid.blue[block] = Math.max(1e-4, grid.blue[block] * share);
    grid.luminance[block] = 0.25 * grid.red[block] + 0.65 * grid.green[block] + 0.1 * grid.blue[block];
  }
  return grid;
}

/** The region's skin: level of linear luminance, log ratios of the channels and their robust spreads. */
export interface SkinColour {
  luminance: number;
  redGreen: number;
  greenBlue: number;
  redGreenSpread: number;
  greenBlueSpread: number;
}

/** @returns null when no block holds anything usable. */
export function skinColour(grid: BlockGrid): SkinColour | null {
  const used = Array.from(grid.weight.keys()).filter((block) => grid.weight[block] > 0);
  if (used.length === 0) return null;
  // Above the middle: where a fringe or beard covers half of the region, the median would be hair.
  const luminance = quantile(
    used.map((block) => grid.luminance[block]),
    0.7,
  );
  const typical = used.filter(
    (block) => grid.luminance[block] > 0.6 * luminance && grid.luminance[block] < 1.5 * luminance,
  );
  const redGreens = typical.map((block) => Math.log(grid.red[block] / grid.green[block]));
  const greenBlues = typical.map((block) => Math.log(grid.green[block] / grid.blue[block]));
  const redGreen = quantile(redGreens, 0.5);
  const greenBlue = quantile(greenBlues, 0.5);
  const spread = (values: number[], centre: number) =>
    1.4826 *
    quantile(
      values.map((value) => Math.abs(value - centre)),
      0.5,
    );
  return {
    luminance,
    redGreen,
    greenBlue,
    redGreenSpread: spread(redGreens, redGreen),
    greenBlueSpread: spread(greenBlues, greenBlue),
  };
}

/** Sums over (2 radius + 1) squared values, fewer at the edges. */
export function boxSum(
  values: Float32Array,
  { columns, rows }: { columns: number; rows: number },
  radius: number,
): Float32Array {
  const across = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    const at = row * columns;
    let sum = 0;
    for (let x = 0; x < Math.min(radius, columns); x++) sum += values[at + x];
    for (let x = 0; x < columns; x++) {
      if (x + radius < columns) sum += values[at + x + radius];
      if (x - radius - 1 >= 0) sum -= values[at + x - radius - 1];
      across[at + x] = sum;
    }
  }
  const out = new Float32Array(values.length);
  for (let x = 0; x < columns; x++) {
    let sum = 0;
    for (let row = 0; row < Math.min(radius, rows); row++) sum += across[row * columns + x];
    for (let row = 0; row < rows; row++) {
      if (row + radius < rows) sum += across[(row + radius) * columns + x];
      if (row - radius - 1 >= 0) sum -= across[(row - radius - 1) * columns + x];
      out[row * columns + x] = sum;
    }
  }
  return out;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted.length === 0 ? 0 : sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
