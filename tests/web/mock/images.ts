import { encodePng } from '../../../src/imaging/encode.ts';
import { demoCourse, photoBytes } from '../../../src/imaging/phantom/index.ts';

const photos = demoCourse('mock').photos;
const made = new Map<string, Promise<Uint8Array>>();

/** Phantom photos: the first for every baseline, the last for everything else; a change map of soft spots. */
export async function mockImage(
  path: string,
  name: string | null,
): Promise<{ bytes: Uint8Array; mediaType: string }> {
  if (name?.startsWith('change')) return { bytes: await once('map', changeMap), mediaType: 'image/png' };
  const isBaseline = name === 'before' || path.includes('-000000000000/image');
  const photo = isBaseline ? photos[0]! : photos.at(-1)!;
  const bytes = await once(photo.name, () => {
    const { image } = photo.render();
    return photoBytes(image, { jpegQuality: 90 });
  });
  return { bytes, mediaType: 'image/jpeg' };
}

function once(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const known = made.get(key);
  if (known) return known;
  const fresh = make();
  made.set(key, fresh);
  return fresh;
}

function changeMap(): Promise<Uint8Array> {
  const [width, height] = [630, 490];
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = Math.sin(x / 40) * Math.sin(y / 30);
      data.set(
        [...(value > 0 ? [0, 114, 178] : [213, 94, 0]), Math.round(160 * Math.abs(value))],
        (y * width + x) * 4,
      );
    }
  }
  return encodePng({ width, height, data });
}
