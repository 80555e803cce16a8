import { textWidth } from './svg-frame.ts';
import type { ChartColour } from './theme.ts';

export interface Label {
  /** Position of the first line's baseline, in CSS pixels. */
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
  lines: readonly string[];
  /** The main lines in bold. */
  bold?: boolean;
  /** How many lines are the label proper; the ones after them are smaller and muted. Default 1. */
  mainLines?: number;
  colour?: ChartColour;
  fontSize: number;
}

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export const lineHeightEm = 1.2;

export function labelBox({ x, y, anchor, lines, fontSize, bold }: Label): Box {
  const width = Math.max(...lines.map((line) => textWidth(line, fontSize))) * (bold ? 1.06 : 1);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  const top = y - fontSize;
  return { left, right: left + width, top, bottom: top + lines.length * fontSize * lineHeightEm + 2 };
}

/** Puts labels where nothing else is: the first of the proposed places that is free and inside the frame wins. */
export class LabelPlacement {
  readonly placed: Label[] = [];
  readonly #frame: Box;
  readonly #taken: Box[];

  constructor(frame: Box, obstacles: readonly Box[]) {
    this.#frame = frame;
    this.#taken = [...obstacles];
  }

  /** @returns whether a place was found. With `required`, the first place is taken when none is free. */
  place(candidates: readonly Label[], { required = false } = {}): boolean {
    const free = candidates.find((label) => this.#isFree(labelBox(label)));
    const chosen = free ?? (required ? candidates[0] : undefined);
    if (!chosen) return false;
    this.placed.push(chosen);
    this.#taken.push(labelBox(chosen));
    return true;
  }

  #isFree(box: Box): boolean {
    const frame = this.#frame;
    const inside =
      box.left >= frame.left &&
      box.right <= frame.right &&
      box.top >= frame.top &&
      box.bottom <= frame.bottom;
    return inside && !this.#taken.some((other) => overlap(box, other));
  }
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
