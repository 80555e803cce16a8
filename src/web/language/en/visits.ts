import type { Photo } from '../../../photos/types.ts';

/** Visits with their photos, and what can be corrected on them. */
export const visits = {
  title: 'Visits',
  strip: 'Visits and sessions in time order',
  takePhotos: 'Take photos',
  session: (number: number) => `Session ${number}`,
  depth: (mm: number) => `${mm} mm`,
  compare: (photo: string) => `Compare ${photo} with baseline`,
  opens: (photo: string) => `${photo}, opens the photo`,
  more: (photo: string) => `More for ${photo}`,
  named: (view: string, day: string) => `${view}, ${day}`,
  syntheticPhoto: (photo: string) => `${photo}, synthetic`,
  baseline: 'Baseline',
  notCompared: 'Not compared',
  notComparable: 'Not comparable',
  comparedInPart: 'Compared in part',
  compared: 'Compared',
  frames: (count: number) => `${count} frames`,
  stateOf: (day: string) => `State of the visit of ${day}`,
  correct: 'Correct date or view',
  takenOn: 'Taken on',
  view: 'View',
  save: 'Save',
  measuredAnew: 'Everything this touches is measured anew.',
  dateSources: {
    given: 'This date was typed in.',
    exif: 'This date was read from the camera.',
    upload: 'The photo carries no date; this is the day it was uploaded.',
  } satisfies Record<Photo['dateSource'], string>,
  remove: 'Remove photo',
  removeTitle: 'Remove this photo?',
  removeWhat: (photo: string) =>
    `${photo} leaves the series, and its comparisons with it. If it is the baseline, the next earliest photo of this view becomes the baseline and everything is measured anew.`,
};
