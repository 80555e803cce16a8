import { html, type Markup } from '../../pages/index.ts';
import type { CaseFacts } from '../types.ts';
import type { GalleryPage } from './gallery-page.ts';
import type { PublicSearch } from './search.ts';
import {
  ageBandWords,
  areaWords,
  count,
  indicationWords,
  metricOf,
  resultWords,
  skinToneWords,
} from './words.ts';

interface Field {
  name: Exclude<keyof PublicSearch, 'page'>;
  label: string;
  valuesOf(facts: CaseFacts): readonly (string | number | null)[];
  /** In the order in which they are offered, or by their words. */
  words: Readonly<Record<string, string>> | ((value: string) => string);
}

const fields: readonly Field[] = [
  {
    name: 'indication',
    label: 'Treated for',
    valuesOf: (facts) => [facts.indication],
    words: indicationWords,
  },
  { name: 'area', label: 'Area', valuesOf: (facts) => facts.areas, words: areaWords },
  {
    name: 'metric',
    label: 'Measured',
    valuesOf: (facts) => [facts.measurement.metric],
    words: (metric) => metricOf(metric).label,
  },
  { name: 'verdict', label: 'Result', valuesOf: (facts) => [facts.measurement.verdict], words: resultWords },
  {
    name: 'sessions',
    label: 'Sessions, at least',
    valuesOf: (facts) => [facts.sessions],
    words: (sessions) => count(Number(sessions), 'session'),
  },
  {
    name: 'months',
    label: 'After the last session, at least',
    valuesOf: (facts) => [facts.monthsSinceLastSession],
    words: (months) => count(Number(months), 'month'),
  },
  { name: 'skinTone', label: 'Skin tone', valuesOf: (facts) => [facts.skinTone], words: skinToneWords },
  { name: 'ageBand', label: 'Age', valuesOf: (facts) => [facts.ageBand], words: ageBandWords },
];

/**
 * Offers only what cases differ in, and what is chosen. Sent as part of the address, so it works without a script and can be
 * passed on.
 */
export function filterForm({ all, search }: Pick<GalleryPage, 'all' | 'search'>): Markup | null {
  const isFiltered = fields.some(({ name }) => search[name] !== undefined);
  const facts = all.map((one) => one.facts);
  const selects = fields
    .map((field) => ({ field, offered: offeredIn(field, { facts, chosen: search[field.name] }) }))
    .filter(({ field, offered }) => offered.length > 1 || search[field.name] !== undefined)
    .map(({ field: { name, label }, offered }) => {
      const option = ([value, words]: readonly [string, string]) =>
        html`<option value="${value}"${value === String(search[name]) && html` selected`}>${words}</option>`;
      return html`<p><label for="${name}">${label}</label><select id="${name}" name="${name}"><option value="">Any</option>${offered.map(option)}</select></p>
`;
    });
  if (selects.length === 0) return null;
  return html`<details class="filters"${isFiltered && html` open`}><summary>Choose cases</summary>
<form method="get" action="/gallery">
${selects}<p class="do"><button>Show cases</button>${isFiltered && html`<a class="short" href="/gallery">Show all</a>`}</p>
</form></details>`;
}

function offeredIn(
  { valuesOf, words }: Field,
  { facts, chosen }: { facts: readonly CaseFacts[]; chosen: string | number | undefined },
): (readonly [value: string, words: string])[] {
  const found = [...facts.flatMap(valuesOf), chosen ?? null].filter((value) => value !== null).map(String);
  if (typeof words !== 'function') return Object.entries(words).filter(([value]) => found.includes(value));
  return [...new Set(found)]
    .map((value) => [value, words(value)] as const)
    .sort((one, other) => one[1].localeCompare(other[1], 'en', { numeric: true }));
}
