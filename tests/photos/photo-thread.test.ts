import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { createPhotoThread } from '../../src/photos/index.ts';
import { makePhoto } from '../test-clinic.ts';

const thread = createPhotoThread();
afterAll(() => thread.close());

describe('createPhotoThread', () => {
  it('answers several askers, each with their own', async () => {
    const photos = await Promise.all([240, 260, 280].map((side) => makePhoto(1, { side })));
    const facts = await Promise.all(photos.map((bytes) => thread.check(bytes)));
    expect(facts.map(({ width }) => width)).toEqual([240, 260, 280]);
    const small = await thread.shrink(photos[2]!, { maxSidePx: 100 });
    expect(await sharp(small).metadata()).toMatchObject({ width: 100, height: 100, format: 'jpeg' });
  });

  it('hands refusals over as they are, and goes on', async () => {
    await expect(thread.check(Buffer.from('no photo at all'))).rejects.toMatchObject({
      name: 'AppError',
      code: 'UNSUPPORTED_IMAGE',
      httpStatus: 415,
    });
    await expect(thread.check(await makePhoto(2))).resolves.toMatchObject({ format: 'jpeg' });
  });

  it('refuses what was asked when it closes, and starts again when asked anew', async () => {
    const large = await sharp({ create: { width: 6000, height: 5000, channels: 3, background: '#a87' } })
      .png()
      .toBuffer();
    const refused = expect(thread.check(large)).rejects.toThrow(/closed/);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await thread.close();
    await refused;
    await expect(thread.check(await makePhoto(3))).resolves.toMatchObject({ width: 240 });
  });
});
