import type { Series } from '../../series/types.ts';
import { words } from '../language/index.ts';
import { areaLabel } from './areas.ts';

/** 'Acne scars, atrophic: left cheek' */
export function indicationWords({
  indication,
  indicationNote,
  areas,
}: Pick<Series, 'indication' | 'indicationNote' | 'areas'>): string {
  const { indications } = words.seriesForm;
  // "Other" says nothing beside the clinic's own words.
  const what = indication === 'other' && indicationNote !== '' ? [] : [indications[indication]];
  if (indicationNote !== '') what.push(indicationNote);
  return [what.join(', '), areas.map(areaLabel).join(', ')].filter(Boolean).join(': ');
}
