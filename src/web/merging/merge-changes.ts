/** What two people made of one record. */
export interface Merged<F> {
  /** Whoever changed a field has it; where both did, it is still mine. */
  values: F;
  /** Fields that both changed, differently. */
  clashes: (keyof F)[];
  /** Fields that only they changed. */
  taken: (keyof F)[];
}

/** Puts my changes and theirs together, both made from the same base. */
export function mergeChanges<F extends object>({
  base,
  mine,
  theirs,
}: Record<'base' | 'mine' | 'theirs', F>): Merged<F> {
  const fields = Object.keys(base) as (keyof F)[];
  const theirChanges = fields.filter((field) => !isSame(theirs[field], base[field]));
  const clashes = theirChanges.filter(
    (field) => !isSame(mine[field], base[field]) && !isSame(mine[field], theirs[field]),
  );
  const taken = theirChanges.filter(
    (field) => !clashes.includes(field) && !isSame(mine[field], theirs[field]),
  );
  const values = { ...mine };
  for (const field of taken) values[field] = theirs[field];
  return { values, clashes, taken };
}

/** Forms hold plain data. */
export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
