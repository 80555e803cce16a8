import { codeModules, codeSize } from './code-reader.ts';

/**
 * What is printed where on the card, mm from its top left corner, x to the right, y down. Reflectances are linear and
 * nominal, paper = 1: nobody calibrates the printer, each card is its own reference.
 */
export const cardWidthMm = 80;
export const cardHeightMm = 25;

export interface Rectangle {
  left: number;
  top: number;
  width: number;
  height: number;
}

export type Rgb = readonly [red: number, green: number, blue: number];

/** Which end of the card a code lies at. */
export type CardEnd = 'L' | 'R';

/** Mm from the card's top left corner. */
export interface PointMm {
  xMm: number;
  yMm: number;
}

export const moduleMm = 0.9;
const codeMm = codeSize * moduleMm;
const marginMm = (cardHeightMm - codeMm) / 2;

export const codeAreas: Record<CardEnd, Rectangle> = {
  L: { left: marginMm, top: marginMm, width: codeMm, height: codeMm },
  R: { left: cardWidthMm - marginMm - codeMm, top: marginMm, width: codeMm, height: codeMm },
};

export const inkReflectance = 0.03;

export interface Patch extends Rectangle {
  name: string;
  colour: Rgb;
}

/** Ordered so that neither light falling off along the card nor falling off from its middle looks like a tone curve. */
const greys = [
  ['grey 13', 0.13],
  ['grey 50', 0.5],
  ['grey 3', 0.03],
  ['grey 90', 0.9],
  ['grey 6', 0.06],
  ['grey 27', 0.27],
] as const;

export const greyPatches: readonly Patch[] = greys.map(([name, level], place) => ({
  name,
  colour: [level, level, level],
  left: 25 + 5 * place,
  top: 3,
  width: 5,
  height: 6,
}));

/** Between red and green as light and as dark skin. */
export const colourPatches: readonly Patch[] = [
  { name: 'light skin', colour: [0.56, 0.36, 0.28], left: 25, top: 10.5, width: 7, height: 7 },
  { name: 'dark skin', colour: [0.24, 0.12, 0.08], left: 48, top: 10.5, width: 7, height: 7 },
];

/** Grey ground of the slanted square: unlike paper it is hardly ever burnt out. */
export const blurField = { left: 35.5, top: 9.8, width: 9, height: 9, reflectance: 0.45 };

/** Dark square turned by 5 degrees, so that its edges meet the pixels at every fraction. */
export const slantedSquare = { xMm: 40, yMm: 14.3, sideMm: 5.6, turnDeg: 5 };

/** Ten millimetres for checking the print with a ruler. */
export const ruler = { left: 25.5, top: 19.2, lengthMm: 10, tickMm: 0.16 };

/** Ticks every millimetre, longer at 0, 5 and 10. */
export const tickLengthMm = (tick: number): number => (tick % 5 === 0 ? 1.4 : 0.8);

/** Corners of the slanted square, clockwise from the top left. */
export function slantedCorners(): PointMm[] {
  const { xMm, yMm, sideMm, turnDeg } = slantedSquare;
  const [cos, sin] = [Math.cos((turnDeg * Math.PI) / 180), Math.sin((turnDeg * Math.PI) / 180)];
  const half = sideMm / 2;
  return [[-half, -half], [half, -half], [half, half], [-half, half]].map(([x, y]) => ({
    xMm: xMm + cos * x - sin * y,
    yMm: yMm + sin * x + cos * y,
  })); // biome-ignore format: corners
}

/** Squares of bare paper and of plain ink about these points: they tell how evenly the card is lit. */
export const paperSpots: readonly PointMm[] = [
  ...[6, 18, 32, 48, 62, 74].flatMap((xMm) => [1.5, 23.5].map((yMm) => ({ xMm, yMm }))),
  ...[1.5, 23.5, 33.8, 46.2, 56.5, 78.5].map((xMm) => ({ xMm, yMm: 13 })),
];
export const inkSpots: readonly PointMm[] = [
  // The hearts of the codes' corner marks, and the middle of the slanted square.
  ...Object.values(codeAreas).flatMap(({ left, top }) =>
    [[3.5, 3.5], [17.5, 3.5], [3.5, 17.5]].map(([x, y]) => ({ xMm: left + x * moduleMm, yMm: top + y * moduleMm })),
  ), // biome-ignore format: points
  { xMm: slantedSquare.xMm, yMm: slantedSquare.yMm },
];
export const spotMm = 1.4;

export interface CardLayout {
  id: string;
  /** 21 x 21 modules of each code, row-major, 1 dark. */
  modules: Record<CardEnd, Uint8Array>;
}

/** Letters and digits that are not mistaken for each other; eight of them are an id. */
export const idAlphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const idPattern = new RegExp(`^[${idAlphabet}]{8}$`);

export const isCardId = (text: string): boolean => idPattern.test(text);

/** @throws RangeError for what is no card id. */
export async function cardLayout(id: string): Promise<CardLayout> {
  if (!isCardId(id))
    throw new RangeError(`Expected a card id of 8 letters and digits, got ${JSON.stringify(id)}`);
  const [L, R] = await Promise.all([codeModules(codeText(id, 'L')), codeModules(codeText(id, 'R'))]);
  return { id, modules: { L, R } };
}

/** What the code at one end says: form, its version, card and end. */
const codeText = (id: string, end: CardEnd): string => `DLC1/${id}/${end}`;

/** The card and end that a code's text names; null when it is no code of ours. */
export function parseCodeText(text: string): { id: string; end: CardEnd } | null {
  const [form, id, end, ...more] = text.split('/');
  if (form !== 'DLC1' || !isCardId(id ?? '') || (end !== 'L' && end !== 'R') || more.length) return null;
  return { id, end };
}
