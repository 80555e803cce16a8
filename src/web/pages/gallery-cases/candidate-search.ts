import type { CandidateSearch } from '../../../gallery/types.ts';

const names = [
  'indication',
  'area',
  'metric',
  'verdict',
  'skinTone',
  'ageBand',
  'minSessions',
  'minMonths',
] as const satisfies readonly (keyof CandidateSearch)[];

/** What the address asks for. The server refuses what there is not. */
export function searchOf(parameters: URLSearchParams): CandidateSearch {
  const chosen = names.map((name) => [name, parameters.get(name)]).filter(([, value]) => value);
  return { channel: parameters.get('channel') ?? 'clinic-website', ...Object.fromEntries(chosen) };
}
