/** Letters that are no base letter with an accent, as people type them who have no such key. */
const asTyped: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i' };

/** Text as it is searched: without case and accents, so that 'angstrom' finds 'Ångström'. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replace(/[øłđðþæœı]/g, (letter) => asTyped[letter]!)
    .replace(/\s+/g, ' ')
    .trim();
