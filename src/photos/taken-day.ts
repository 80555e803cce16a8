import exifr from 'exifr';
import type { Day } from '../calendar.ts';

/**
 * The day a camera says it took a photo (EXIF DateTimeOriginal: local time at the camera, so its calendar day is the
 * clinic's).
 * @param today days after it are a camera with a wrong clock
 * @returns null when there is none, or one that can't be
 */
export async function readTakenDay(bytes: Uint8Array, { today }: { today: Day }): Promise<Day | null> {
  const tags: Record<string, unknown> | undefined = await exifr
    .parse(bytes, { pick: ['DateTimeOriginal'], reviveValues: false })
    .catch(() => undefined);
  const parts = /^(\d{4}):(\d{2}):(\d{2})\b/.exec(String(tags?.DateTimeOriginal ?? ''));
  if (!parts) return null;
  const day = `${parts[1]}-${parts[2]}-${parts[3]}`;
  const isReal = new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) ?? false;
  return isReal && day >= '1990-01-01' && day <= today ? day : null;
}
