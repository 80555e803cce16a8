import { html, type Markup } from '../../pages/index.ts';
import type { CaseFacts } from '../types.ts';
import type { GalleryPage } from './gallery-page.ts';
import {
  ageBandWords,
  areaWords,
  count,
  indicationWords,
  metricOf,
  resultWords,
  skinToneWords,
} from './words.ts';

type Choice = readonly [value: string | number, words: string];

/** Offers only what some case is. Sent as part of the address, so it works without a script and can be passed on. */
export function filterForm({ all, search }: Pick<GalleryPage, 'all' | 'search'>): Markup {
  const facts = all.map((one) => one.facts);
  const { page: _page, ...chosen } = search;
  const isFiltered = Object.values(chosen).some((value) => value !== undefined);
  const choices = (name: keyof typeof chosen, label: string, offered: readonly Choice[]) =>
    offered.length > 1 &&
    html`<p><label for="${name}">${label}</label><select id="${name}" name="${name}"><option value="">Any</option>${offered.map(
      ([value, words]) =>
        html`<option value="${value}"${String(chosen[name]) === String(value) && html` selected`}>${words}</option>`,
    )}</select></p>
`;
  const worded = <V extends string>(words: Record<V, string>, values: readonly (V | null)[]): Choice[] =>
    (Object.entries(words) as [V, string][]).filter(([value]) => values.includes(value));
  const named = (values: readonly string[], words: (value: string) => string): Choice[] =>
    [...new Set(values)]
      .map((value): Choice => [value, words(value)])
      .sort((one, other) => one[1].localeCompare(other[1]));
  return html`<details class="filters"${isFiltered && html` open`}><summary>Choose cases</summary>
<form method="get" action="/gallery">
${choices(
  'indication',
  'Treated for',
  worded(
    indicationWords,
    facts.map(({ indication }) => indication),
  ),
)}
${choices(
  'area',
  'Area',
  named(
    facts.flatMap(({ areas }) => areas),
    areaWords,
  ),
)}
${choices(
  'metric',
  'Measured',
  named(
    facts.map(({ measurement }) => measurement.metric),
    (name) => metricOf(name).label,
  ),
)}
${choices(
  'verdict',
  'Result',
  worded<string>(
    resultWords,
    facts.map(({ measurement }) => measurement.verdict),
  ),
)}
${choices('sessions', 'Sessions, at least', atLeast(facts, 'sessions', 'session'))}
${choices('months', 'After the last session, at least', atLeast(facts, 'monthsSinceLastSession', 'month'))}
${choices(
  'skinTone',
  'Skin tone',
  worded(
    skinToneWords,
    facts.map(({ skinTone }) => skinTone),
  ),
)}
${choices(
  'ageBand',
  'Age',
  worded(
    ageBandWords,
    facts.map(({ ageBand }) => ageBand),
  ),
)}
<p class="do"><button>Show cases</button>${isFiltered && html`<a class="short" href="/gallery">Show all</a>`}</p>
</form></details>`;
}

const atLeast = (
  facts: readonly CaseFacts[],
  fact: 'sessions' | 'monthsSinceLastSession',
  noun: string,
): Choice[] =>
  [...new Set(facts.map((one) => one[fact]))]
    .sort((one, other) => one - other)
    .map((least) => [least, count(least, noun)]);
