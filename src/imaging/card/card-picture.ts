import {
  blurField,
  type CardEnd,
  type CardLayout,
  cardHeightMm,
  cardWidthMm,
  codeAreas,
  colourPatches,
  greyPatches,
  inkReflectance,
  moduleMm,
  type Rectangle,
  type Rgb,
  ruler,
  slantedSquare,
  tickLengthMm,
} from './card-layout.ts';
import { codeSize } from './code-reader.ts';

/** The card as it reflects light, straight from above. */
export interface CardPicture {
  width: number;
  height: number;
  pixelsPerMm: number;
  /** Linear reflectance against paper = 1, interleaved R, G, B, row-major. */
  rgb: Float32Array;
}

const raysPerSide = 4;

/** Draws the card without its lettering (nothing is measured on that), each pixel averaged over its area. */
export function cardPicture(layout: CardLayout, pixelsPerMm: number): CardPicture {
  const width = Math.round(cardWidthMm * pixelsPerMm);
  const height = Math.round(cardHeightMm * pixelsPerMm);
  const rgb = new Float32Array(width * height * 3);
  const share = 1 / raysPerSide ** 2;
  for (let row = 0; row < height * raysPerSide; row++) {
    const yMm = (row + 0.5) / raysPerSide / pixelsPerMm;
    const start = Math.floor(row / raysPerSide) * width;
    for (let column = 0; column < width * raysPerSide; column++) {
      const colour = colourAt(layout, (column + 0.5) / raysPerSide / pixelsPerMm, yMm);
      const at = (start + Math.floor(column / raysPerSide)) * 3;
      for (let c = 0; c < 3; c++) rgb[at + c] += colour[c] * share;
    }
  }
  return { width, height, pixelsPerMm, rgb };
}

const grey = (level: number): Rgb => [level, level, level];
const [paper, ink, ground] = [grey(1), grey(inkReflectance), grey(blurField.reflectance)];
const patches = [...greyPatches, ...colourPatches];
const ends = Object.entries(codeAreas) as [CardEnd, Rectangle][];

function colourAt(layout: CardLayout, xMm: number, yMm: number): Rgb {
  for (const [end, area] of ends) {
    if (!holds(area, xMm, yMm)) continue;
    const row = Math.floor((yMm - area.top) / moduleMm);
    const column = Math.floor((xMm - area.left) / moduleMm);
    return layout.modules[end][row * codeSize + column] ? ink : paper;
  }
  const patch = patches.find((each) => holds(each, xMm, yMm));
  if (patch) return patch.colour;
  if (holds(blurField, xMm, yMm)) return inSlantedSquare(xMm, yMm) ? ink : ground;
  return onRuler(xMm, yMm) ? ink : paper;
}

const holds = ({ left, top, width, height }: Rectangle, x: number, y: number): boolean =>
  x >= left && x < left + width && y >= top && y < top + height;

function inSlantedSquare(x: number, y: number): boolean {
  const turn = (slantedSquare.turnDeg * Math.PI) / 180;
  const [dx, dy] = [x - slantedSquare.xMm, y - slantedSquare.yMm];
  const along = dx * Math.cos(turn) + dy * Math.sin(turn);
  const across = dy * Math.cos(turn) - dx * Math.sin(turn);
  return Math.max(Math.abs(along), Math.abs(across)) < slantedSquare.sideMm / 2;
}

function onRuler(x: number, y: number): boolean {
  const [along, down] = [x - ruler.left, y - ruler.top];
  const tick = Math.round(along);
  const isOnTick = Math.abs(along - tick) < ruler.tickMm / 2 && down >= 0 && down < tickLengthMm(tick);
  return isOnTick && tick >= 0 && tick <= ruler.lengthMm;
}
