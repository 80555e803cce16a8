/** Capital letters, 5 x 7 dots, one number a row, the leftmost dot the highest bit. */
const letters: Record<string, readonly number[]> = {
  A: [14, 17, 17, 31, 17, 17, 17],
  C: [14, 17, 16, 16, 16, 17, 14],
  D: [30, 17, 17, 17, 17, 17, 30],
  E: [31, 16, 16, 30, 16, 16, 31],
  H: [17, 17, 17, 31, 17, 17, 17],
  I: [14, 4, 4, 4, 4, 4, 14],
  K: [17, 18, 20, 24, 20, 18, 17],
  L: [16, 16, 16, 16, 16, 16, 31],
  M: [17, 27, 21, 21, 17, 17, 17],
  N: [17, 25, 21, 19, 17, 17, 17],
  O: [14, 17, 17, 17, 17, 17, 14],
  P: [30, 17, 17, 30, 16, 16, 16],
  R: [30, 17, 17, 30, 20, 18, 17],
  S: [15, 16, 16, 14, 1, 1, 30],
  T: [31, 4, 4, 4, 4, 4, 4],
  Y: [17, 17, 10, 4, 4, 4, 4],
  ' ': [0, 0, 0, 0, 0, 0, 0],
};

/**
 * Calls `dot(along, across)` for every inked dot of a line of capitals: `along` counts from the start of the line, six a
 * letter, `across` from the top of the letters, 0 to 6.
 * @throws RangeError for a character the face does not have.
 */
export function drawLettering(text: string, dot: (along: number, across: number) => void): void {
  [...text].forEach((character, position) => {
    const rows = letters[character];
    if (!rows)
      throw new RangeError(`No letter ${JSON.stringify(character)} among ${Object.keys(letters).join('')}`);
    rows.forEach((bits, across) => {
      for (let column = 0; column < 5; column++) {
        if (bits & (16 >> column)) dot(position * 6 + column, across);
      }
    });
  });
}
