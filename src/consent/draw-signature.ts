import type { Signature } from './types.ts';

/** A drawn signature as a picture. It is made of numbers alone, so nothing can hide in it. */
export function drawSignature({ width, height, lines }: Signature): string {
  const paths = lines.map((line) => `M${line.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}`);
  // A line of one place is a dot: a round cap shows it only with a stretch to end.
  const path = paths.map((one) => (one.includes('L') ? one : `${one}h0.01`)).join('');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    `<path d="${path}" fill="none" stroke="#111" stroke-width="${round(height / 60)}" stroke-linecap="round" stroke-linejoin="round"/>`,
    '</svg>',
  ].join('');
}

const round = (value: number): number => Math.round(value * 10) / 10;
