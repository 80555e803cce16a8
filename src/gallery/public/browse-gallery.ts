import type { ServingDeps } from '../deps.ts';
import { besideCase, describeOutcomes } from '../outcomes/describe-outcomes.ts';
import type { GalleryPage } from './gallery-page.ts';
import { publicChannel, readPublicGallery, withPictures } from './public-gallery.ts';
import { matches, type PublicSearch } from './search.ts';

const perPage = 12;

/** One page of the cases that are looked for, with what all series of their kinds came to. */
export async function browseGallery(deps: ServingDeps, search: PublicSearch): Promise<GalleryPage> {
  const { clinic, cases: all } = await readPublicGallery(deps);
  const found = all.filter((one) => matches(one, search));
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const page = Math.min(search.page ?? 1, pages);
  const cases = found.slice((page - 1) * perPage, page * perPage);
  const beside = await describeOutcomes(deps, { channel: publicChannel, including: cases });
  return {
    clinic,
    search: { ...search, page },
    all,
    found: found.length,
    cases: await withPictures(deps, cases),
    groups: [...new Set(cases.map((one) => besideCase(beside, one)))],
    bestCaseOnly: beside.bestCaseOnly,
    pages,
  };
}
