import { drawLettering } from './lettering.ts';
import type { Layout, Settings } from './spec.ts';

export const cardReflectance = 0.18;
const paperReflectance = 0.72;
const inkReflectance = 0.035;
const edgeMm = 0.5;
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

/** The part of the card that holds nothing but plain grey, mm; null without a card. */
export function greyArea(layout: Layout, settings: Settings) {
  if (!layout.card) return null;
  const inset = settings.cardText ? 1.2 : 0.8;
  return {
    left: layout.card.left + inset,
    right: layout.card.right - inset,
    top: settings.cardText ? textLengthMm(settings) + 3 : 1,
    bottom: settings.heightMm - 1,
  };
}

const textDotMm = 0.38;

function textLengthMm(settings: Settings): number {
  return settings.cardText.length * 6 * textDotMm + 2;
}

/** Prints the card: plain grey 18 %, or with a white edge and lettering down its length when there is text. */
export function printCard(layout: Layout, settings: Settings): Card | null {
  if (!layout.card) return null;
  const { left, right, top, bottom } = layout.card;
  const pad = 0.25;
  const columns = Math.ceil((right - left + 2 * pad) * dotsPerMm);
  const rows = Math.ceil((bottom - top) * dotsPerMm);
  const card: Card = {
    left: left - pad,
    top,
    columns,
    rows,
    dotsPerMm,
    cover: new Float32Array(columns * rows),
    reflectance: new Float32Array(columns * rows).fill(cardReflectance),
  };
  const paperEdge = settings.cardText ? edgeMm : 0;
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const inside = Math.min(x / dotsPerMm - pad, right - left + pad - x / dotsPerMm);
      card.cover[y * columns + x] = Math.min(1, Math.max(0, inside * dotsPerMm + 0.5));
      if (inside < paperEdge) card.reflectance[y * columns + x] = paperReflectance;
    }
  }
  if (settings.cardText) {
    drawLettering(settings.cardText, (along, across) => {
      const yMm = 2 + (along + 0.5) * textDotMm;
      const xMm = (right - left) / 2 + (3.5 - across - 0.5) * textDotMm;
      fillDot(card, { xMm: left + xMm, yMm, sizeMm: textDotMm });
    });
  }
  return card;
}

function fillDot(card: Card, { xMm, yMm, sizeMm }: { xMm: number; yMm: number; sizeMm: number }): void {
  const d = card.dotsPerMm;
  const x0 = Math.round((xMm - sizeMm / 2 - card.left) * d);
  const x1 = Math.round((xMm + sizeMm / 2 - card.left) * d);
  const y0 = Math.round((yMm - sizeMm / 2 - card.top) * d);
  const y1 = Math.round((yMm + sizeMm / 2 - card.top) * d);
  for (let y = y0; y < y1; y++)
    card.reflectance.fill(inkReflectance, y * card.columns + x0, y * card.columns + x1);
}

/** Reads cover and reflectance at a skin position in mm into `out`, bilinear; [0, 0] away from the card. */
export function readCard(card: Card, xMm: number, yMm: number, out: Float64Array): void {
  out[0] = 0;
  const u = (xMm - card.left) * card.dotsPerMm;
  if (u < 0 || u >= card.columns - 1) return;
  const v = Math.min(card.rows - 1.001, Math.max(0, (yMm - card.top) * card.dotsPerMm));
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
