import { drawLettering } from './lettering.ts';
import type { Layout, RectangleMm, Settings } from './spec.ts';

export const cardReflectance = 0.18;
const paperReflectance = 0.72;
const inkReflectance = 0.035;
const edgeMm = 0.4;
const rulerMm = 1.4;
const textStartMm = 1.5;
const padMm = 0.25;
const dotsPerMm = 16;

/** A printed card lying on the skin, as dots: how much of the skin each hides, and how much light it reflects. */
export interface Card {
  left: number;
  top: number;
  columns: number;
  rows: number;
  dotsPerMm: number;
  cover: Float32Array;
  reflectance: Float32Array;
}

const dotMm = 0.32;
const letterDots = 6;
const letterHeightDots = 7;

/** The part of the card that holds nothing but plain grey and lies in the straight photo, mm; null without a card. */
export function greyArea({ card }: Layout, settings: Settings): RectangleMm | null {
  if (!card) return null;
  const printed = settings.cardText !== '';
  return {
    left: card.left + 0.8 + (printed ? edgeMm : 0),
    right: card.right - 0.8 - (printed ? rulerMm : 0),
    top: printed ? card.top + textLengthMm(settings.cardText) + 1 : 1,
    bottom: Math.min(card.bottom, settings.heightMm) - 1.5,
  };
}

function textLengthMm(text: string): number {
  return 2 * textStartMm + text.length * letterDots * dotMm;
}

/** Prints the card: plain grey 18 %, or with a white edge, a ruler and lettering down its length when there is text. */
export function printCard({ card: area }: Layout, settings: Settings): Card | null {
  if (!area) return null;
  const card = blankCard(area, settings.cardText !== '');
  if (settings.cardText) {
    const middle = (area.left + edgeMm + area.right - rulerMm) / 2;
    drawLettering(settings.cardText, (along, across) => {
      fill(card, {
        left: middle + (letterHeightDots / 2 - across - 1) * dotMm,
        top: area.top + textStartMm + along * dotMm,
        width: dotMm,
        height: dotMm,
      });
    });
    drawRuler(card, area);
  }
  return card;
}

function blankCard(area: RectangleMm, printed: boolean): Card {
  const [left, top] = [area.left - padMm, area.top - padMm];
  const columns = Math.ceil((area.right + padMm - left) * dotsPerMm);
  const rows = Math.ceil((area.bottom + padMm - top) * dotsPerMm);
  const cover = new Float32Array(columns * rows);
  const reflectance = new Float32Array(columns * rows).fill(cardReflectance);
  for (let y = 0; y < rows; y++) {
    const yMm = top + y / dotsPerMm;
    for (let x = 0; x < columns; x++) {
      const xMm = left + x / dotsPerMm;
      const vertical = Math.min(yMm - area.top, area.bottom - yMm);
      const inside = Math.min(xMm - area.left, area.right - xMm, vertical);
      cover[y * columns + x] = Math.min(1, Math.max(0, inside * dotsPerMm + 0.5));
      if (printed && (inside < edgeMm || area.right - xMm < rulerMm))
        reflectance[y * columns + x] = paperReflectance;
    }
  }
  return { left, top, columns, rows, dotsPerMm, cover, reflectance };
}

/** A tick every millimetre on the right edge, longer at five and ten. */
function drawRuler(card: Card, area: RectangleMm): void {
  for (let mm = 2; mm < area.bottom - area.top - 1; mm++) {
    const width = mm % 10 === 0 ? 1.2 : mm % 5 === 0 ? 0.9 : 0.55;
    fill(card, { left: area.right - width, top: area.top + mm, width, height: 0.12 });
  }
}

function fill(
  card: Card,
  { left, top, width, height }: { left: number; top: number; width: number; height: number },
) {
  const d = card.dotsPerMm;
  const x0 = Math.round((left - card.left) * d);
  const x1 = Math.min(card.columns, Math.round((left + width - card.left) * d));
  const y0 = Math.round((top - card.top) * d);
  const y1 = Math.min(card.rows, Math.round((top + height - card.top) * d));
  for (let y = y0; y < y1; y++)
    card.reflectance.fill(inkReflectance, y * card.columns + x0, y * card.columns + x1);
}

/** Reads cover and reflectance at a skin position in mm into `out`, bilinear; [0, 0] away from the card. */
export function readCard(card: Card, xMm: number, yMm: number, out: Float64Array): void {
  out[0] = 0;
  const u = (xMm - card.left) * card.dotsPerMm;
  if (u < 0 || u >= card.columns - 1) return;
  const v = (yMm - card.top) * card.dotsPerMm;
  if (v < 0 || v >= card.rows - 1) return;
  const iu = u | 0;
  const iv = v | 0;
  const fu = u - iu;
  const fv = v - iv;
  const at = iv * card.columns + iu;
  out[0] = bilinear(card.cover, at, card.columns, fu, fv);
  out[1] = bilinear(card.reflectance, at, card.columns, fu, fv);
}

function bilinear(values: Float32Array, at: number, columns: number, fu: number, fv: number): number {
  const near = values[at]! + (values[at + 1]! - values[at]!) * fu;
  const below = at + columns;
  const far = values[below]! + (values[below + 1]! - values[below]!) * fu;
  return near + (far - near) * fv;
}
