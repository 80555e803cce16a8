import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp, { type Sharp } from 'sharp';
import type { RgbImage } from '../../../src/imaging/image.ts';

/** Real portraits beside the checkout, for development; they are no part of the project, so tests on them skip without. */
const folder = fileURLToPath(new URL('../../../../shared/photos/', import.meta.url));

export const hasPhotos = existsSync(folder);

/** Names like 'london/001-neutral.jpg', sorted. */
export function photoNames(set: 'london' | 'canada' | 'zoom'): string[] {
  if (!hasPhotos) return [];
  return readdirSync(`${folder}${set}`)
    .filter((name) => name.endsWith('.jpg'))
    .sort()
    .map((name) => `${set}/${name}`);
}

/** A photo as decoded, or as `edit` leaves it. */
export async function photo(name: string, edit: (image: Sharp) => Sharp = (same) => same): Promise<RgbImage> {
  const upright = await sharp(`${folder}${name}`)
    .autoOrient()
    .removeAlpha()
    .png({ compressionLevel: 0 })
    .toBuffer();
  const { data, info } = await edit(sharp(upright)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8Array(data), maxValue: 255 };
}
