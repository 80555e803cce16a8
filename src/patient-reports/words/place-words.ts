import type { Indication } from '../../series/types.ts';

const views: Record<string, string> = {
  frontal: 'from the front',
  'left-45': 'half from the left',
  'right-45': 'half from the right',
  'left-lateral': 'from the left side',
  'right-lateral': 'from the right side',
};

/** 'from the front'; a body area keeps the name it was given. */
export const viewWords = (view: string): string => views[view] ?? view;

/** 'left periocular' -> 'around the left eye'; a region of a plan keeps the name it was given. */
export const regionWords = (region: string): string =>
  region
    .replace(/^perioral\b/, 'around the mouth')
    .replace(/^(left|right) periocular\b/, 'around the $1 eye')
    .replace(/^periocular\b/, 'around the eyes');

/** 'left-cheek' -> 'left cheek'; an area in the clinic's own words stays as it is. */
export const areaWords = (area: string): string =>
  /^[a-z]+(-[a-z]+)*$/.test(area) ? area.replaceAll('-', ' ') : area;

/** Completes "for ..."; null where the clinic has its own words. */
export const indicationWords: Record<Indication, string | null> = {
  texture: 'rough skin',
  'acne-scars': 'scars of acne',
  pores: 'pores that show',
  wrinkles: 'fine lines',
  tone: 'uneven skin tone',
  'stretch-marks': 'stretch marks',
  'burn-scar': 'a scar of a burn',
  scalp: 'hair and scalp',
  other: null,
};
