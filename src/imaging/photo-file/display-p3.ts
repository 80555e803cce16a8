import sharp from 'sharp';

let profile: Promise<Uint8Array> | undefined;

/** The Display P3 ICC profile that comes with the image library. */
export function displayP3Profile(): Promise<Uint8Array> {
  profile ??= readProfile();
  return profile;
}

async function readProfile(): Promise<Uint8Array> {
  const carrier = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } })
    .withIccProfile('p3')
    .png()
    .toBuffer();
  const { icc } = await sharp(carrier).metadata();
  if (!icc) throw new Error('The image library carries no Display P3 profile.');
  return icc;
}
