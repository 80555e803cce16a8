import { plural } from '../plural.ts';

const photos = (count: number) => `${count} ${plural('en', count, { one: 'photo', other: 'photos' })}`;

/** Photos from a camera card: chosen or dropped, checked, sent. */
export const upload = {
  baselineTitle: 'Baseline photos',
  title: 'Add photos',
  list: 'Photos to add',
  check: 'Check date and view: a comparison is only as right as they are.',
  add: (count: number) => `Add ${photos(count)}`,
  added: (count: number) => `${photos(count)} added`,
  dropFirst: 'Drop the photos taken before the first session here. Everything later is compared with them.',
  drop: 'Drop photos, or a whole folder, here.',
  formats: 'JPEG, HEIC, PNG, TIFF, WebP or AVIF, as they come from the camera, up to 50 MB each.',
  choose: 'Choose photos',
  takenOn: 'Taken on',
  view: 'View',
  autoView: 'Find it from the photo',
  dates: {
    reading: 'Reading the date …',
    camera: 'Date from the camera',
    none: 'No date in the photo: please check',
    typed: 'Date typed in',
  },
  sending: (file: string) => `Sending ${file}`,
  leaveOut: (file: string) => `Leave out ${file}`,
  addedTo: (day: string, view: string) => `Added to ${day}, ${view}`,
  addedByFace: (day: string, view: string) => `Added to ${day}, ${view} by the turn of the face`,
  addedByOrder: (day: string, view: string) =>
    `Added to ${day}, ${view} by the order of earlier visits: please check`,
  duplicate: (day: string) => `In this series already, on ${day}`,
  empty: 'This file is empty. Copy it from the camera again.',
  tooLarge: 'This file is larger than 50 MB. Export the photo as JPEG at full size and use that.',
};
