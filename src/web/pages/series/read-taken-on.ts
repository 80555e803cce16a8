/**
 * The day a photo was taken according to its EXIF data, YYYY-MM-DD, or null when it carries none. Only a proposal: the
 * server reads the original again.
 */
export async function readTakenOn(file: Blob): Promise<string | null> {
  try {
    const { parse } = await import('exifr/dist/lite.esm.mjs');
    // Unrevived, so that no time zone can shift the day.
    const tags = await parse(file, { pick: ['DateTimeOriginal'], reviveValues: false });
    return dayOfExif(tags?.DateTimeOriginal);
  } catch {
    return null;
  }
}

/** '2026:03:05 10:11:12' -> '2026-03-05'; null for anything that is not a day. */
export function dayOfExif(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const [, year, month, day] = /^(\d{4}):(\d{2}):(\d{2})/.exec(value) ?? [];
  if (!year || Number(year) < 1990) return null;
  const text = `${year}-${month}-${day}`;
  return Number.isNaN(Date.parse(text)) ? null : text;
}
