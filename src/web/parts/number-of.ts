/** What a NumberInput holds: a number, or text while the typing is unfinished ('14.00', '-', ''). Null when no number. */
export function numberOf(value: number | string): number | null {
  if (value === '' || value === '-') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}
