import { z } from 'zod';
import { metricNames } from '../../imaging/plan.ts';
import { skinToneClasses } from '../../patients/types.ts';
import { indications } from '../../series/types.ts';
import type { StoredCase } from '../store.ts';
import { ageBands, caseVerdicts } from '../types.ts';

/** A form sends what is not chosen as an empty text. */
const chosen = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

export const publicSearchSchema = z.strictObject({
  indication: chosen(z.enum(indications)),
  area: chosen(z.string().max(120)),
  metric: chosen(z.enum(metricNames)),
  verdict: chosen(z.enum(caseVerdicts)),
  sessions: chosen(z.coerce.number().int().min(0).max(30)),
  months: chosen(z.coerce.number().int().min(0).max(120)),
  skinTone: chosen(z.enum(skinToneClasses)),
  ageBand: chosen(z.enum(ageBands)),
  page: chosen(z.coerce.number().int().min(1).max(1000)),
});
export type PublicSearch = z.infer<typeof publicSearchSchema>;

/** Whether a case is of what is looked for; sessions and months are the least there must be. */
export function matches({ facts }: Pick<StoredCase, 'facts'>, search: PublicSearch): boolean {
  const is = <T>(wanted: T | undefined, found: T | null) => wanted === undefined || wanted === found;
  return (
    is(search.indication, facts.indication) &&
    is<string>(search.metric, facts.measurement.metric) &&
    is<string>(search.verdict, facts.measurement.verdict) &&
    is(search.skinTone, facts.skinTone) &&
    is(search.ageBand, facts.ageBand) &&
    (search.area === undefined || facts.areas.includes(search.area)) &&
    facts.sessions >= (search.sessions ?? 0) &&
    facts.monthsSinceLastSession >= (search.months ?? 0)
  );
}

/** Where a search is found: its choices in the address, in a form that can be passed on. */
export function addressOf(base: string, search: PublicSearch): string {
  const chosen = Object.entries(search).filter(([, value]) => value !== undefined);
  return `${base}?${new URLSearchParams(chosen.map(([name, value]) => [name, String(value)]))}`;
}
