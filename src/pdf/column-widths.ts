interface Wishes {
  /** In which no word of the column is broken. */
  least: readonly number[];
  /** In which no cell needs a second line. */
  natural: readonly number[];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Shares a width among columns: words stay whole as long as there is room, what is left goes to those with long texts. */
export function columnWidths({ least, natural }: Wishes, width: number): number[] {
  const [allLeast, allNatural] = [sum(least), sum(natural)];
  if (allNatural <= width) return natural.map((wish) => (wish * width) / allNatural);
  if (allLeast >= width) return least.map((wish) => (wish * width) / allLeast);
  const rest = (width - allLeast) / (allNatural - allLeast);
  return least.map((wish, i) => wish + rest * (natural[i]! - wish));
}
