/** Of server-made reports; a page passes its browser's. */
export const defaultLocale = 'en-GB';

/** Makes a formatter once for each locale: they are slow to make and asked for at every tick. */
export function perLocale<Format>(make: (locale: string) => Format): (locale: string) => Format {
  const made = new Map<string, Format>();
  return (locale) => {
    const known = made.get(locale) ?? make(locale);
    made.set(locale, known);
    return known;
  };
}
