import type { SkinToneClass } from '../../../patients/types.ts';

/** One patient: the page and the form. */
export const patient = {
  page: 'Patient',
  what: 'patient',
  thePatient: 'the patient',
  edit: 'Edit',
  facts: {
    number: (number: string) => `No. ${number}`,
    born: (year: number) => `born ${year}`,
    skinTone: (tone: string) => `skin tone at baseline: ${tone}`,
    skinToneOpen: 'skin tone not measured yet',
  },
  skinTones: {
    'very-light': 'very light',
    light: 'light',
    intermediate: 'intermediate',
    tan: 'tan',
    brown: 'brown',
    dark: 'dark',
  } satisfies Record<SkinToneClass, string>,
  /** The angle moves by about 10 degrees with the light of a photo: no decimals. */
  skinTone: (name: string, itaDeg: number) => `${name} (ITA about ${Math.round(itaDeg)}°)`,
  skinToneWhy:
    'Individual typology angle of untreated skin in the first measured baseline photo, classes by Chardon 1991. The light of one photo moves it by about 10°.',
  series: 'Series',
  newSeries: 'New series',
  theSeries: 'the series',
  noSeries: 'No series yet',
  noSeriesWhy:
    'A series is one course of treatment for one indication, such as four sessions for acne scars on both cheeks. Its baseline photos and its primary outcome are fixed at the start.',
  sessions: 'Sessions',
  visits: 'Visits',
  photos: 'Photos',
  noPhotos: 'None yet',
  fromTo: (from: string, to: string) => `${from} to ${to}`,
  form: {
    titleNew: 'New patient',
    titleEdit: 'Edit patient',
    create: 'Create patient',
    save: 'Save',
    name: 'Name',
    number: 'Number',
    numberNote: 'The clinic’s own',
    yearOfBirth: 'Year of birth',
    yearNote: 'Four digits',
    notes: 'Notes',
  },
  numberTaken: (name: string) =>
    `${name} has this number already. Two patients of one number are easily mixed up.`,
  openOther: 'Open that patient',
};
