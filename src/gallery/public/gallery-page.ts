import { type Content, html, type Markup, pageAnswer } from '../../pages/index.ts';
import type { PageAnswer } from '../../route.ts';
import type { GroupOutcomes } from '../outcomes/describe-outcomes.ts';
import { pictureOf } from '../pictures.ts';
import type { StoredCase } from '../store.ts';
import { bestCaseNote } from './best-case-warning.ts';
import { filterForm } from './filter-form.ts';
import { outcomeSection } from './outcome-section.ts';
import type { PublicCase } from './public-gallery.ts';
import { addressOf, type PublicSearch } from './search.ts';
import { galleryStyle } from './style.ts';
import { caseTitle, count, resultLine } from './words.ts';

export interface GalleryPage {
  clinic: string;
  search: PublicSearch;
  /** All that are published: what can be chosen from. */
  all: readonly StoredCase[];
  /** How many are of what is looked for. */
  found: number;
  /** Those of this page. */
  cases: readonly PublicCase[];
  groups: readonly GroupOutcomes[];
  /** All cases of the gallery taken together are best cases only. */
  bestCaseOnly: boolean;
  pages: number;
}

const lead =
  'Two photos of the same skin, laid over each other and not retouched, with the change measured and its range. Results vary: below the cases stands what all comparable series at this clinic came to, shown or not.';

export function galleryPage(page: GalleryPage): PageAnswer {
  return pageAnswer({
    title: 'Before and after, measured',
    style: galleryStyle,
    body: html`${page.clinic && html`<header class="site">${page.clinic}</header>`}
<main>
<h1>Before and after, measured</h1>
<p>${lead}</p>
${page.all.length > 0 && filterForm(page)}
${content(page, { base: '/gallery' })}
<p class="quiet">Every case is published with the consent of the person shown, and signed: <a href="/verify">verify a picture</a>. A photo says nothing of how skin feels, and no case here is a diagnosis or a promise.</p>
</main>`,
  });
}

/** The same in a frame of another website, without the form. */
export function embeddedGallery(page: GalleryPage): PageAnswer {
  return pageAnswer({
    title: 'Before and after, measured',
    style: `${galleryStyle}main{padding-top:16px;padding-bottom:16px}`,
    forOtherSites: true,
    body: html`<main>${content(page, { base: '/gallery/embed', isEmbedded: true })}</main>`,
  });
}

function content(page: GalleryPage, links: { base: string; isEmbedded?: boolean }): Content {
  const { all, found, cases, groups, bestCaseOnly } = page;
  if (all.length === 0) return html`<p>No case is shown at the moment.</p>`;
  const warning = bestCaseNote({ bestCaseOnly });
  if (found === 0)
    return html`${warning}<p>No case is like that. <a href="${links.base}">Show all ${all.length}</a></p>`;
  return html`${warning}<p>${found === all.length ? count(found, 'case') : `${found} of ${count(all.length, 'case')}`}</p>
<ul class="cases">${cases.map((one) => card(one, links))}</ul>
${turning(page, links.base)}
<h2>What all series came to</h2>
${groups.map((group) => html`${outcomeSection(group)}${bestCaseNote(group)}`)}`;
}

function card({ shown, pictures }: PublicCase, { isEmbedded = false }: { isEmbedded?: boolean }): Markup {
  const { facts, slug, overrideReason, laterResult } = shown;
  const thumb = (side: 'before' | 'after') => {
    const { name, width, height } = pictureOf(pictures, { side, longestSidePx: 480 });
    const word = side === 'before' ? 'Before' : 'After';
    return html`<figure><figcaption>${word}</figcaption><img src="/gallery/pictures/${name}.jpg" width="${width}" height="${height}" alt="" loading="lazy" decoding="async"></figure>`;
  };
  return html`<li><a href="/gallery/cases/${slug}"${isEmbedded && html` target="_blank" rel="noopener"`}><div class="thumbs">${thumb('before')}${thumb('after')}</div>
<h2>${caseTitle(facts)}</h2>
<p>${resultLine(facts.measurement)}</p>
<p class="quiet">${count(facts.sessions, 'session')}, ${facts.monthsSinceLastSession > 0 ? `${count(facts.monthsSinceLastSession, 'month')} after the last` : 'within a month after the last'}</p>
${laterResult && html`<p class="mark">Not the latest result</p>`}
${overrideReason !== null && html`<p class="mark">Conditions of the photos differ</p>`}
${facts.changedAfterResults.length > 0 && html`<p class="mark">What it is judged by was changed after first results</p>`}
${facts.synthetic && html`<p class="mark">Synthetic: shows nobody</p>`}</a></li>
`;
}

function turning({ search, pages }: GalleryPage, base: string): Content {
  const { page = 1 } = search;
  if (pages < 2) return null;
  const link = (to: number, words: string) =>
    html`<a class="short" href="${addressOf(base, { ...search, page: to })}">${words}</a>`;
  return html`<nav class="pages" aria-label="Pages">${page > 1 ? link(page - 1, 'Earlier page') : html`<span></span>`}<span class="short">Page ${page} of ${pages}</span>${page < pages ? link(page + 1, 'Next page') : html`<span></span>`}</nav>`;
}
