import { readClinicSettings } from '../../accounts/index.ts';
import type { GalleryPictureRow } from '../../database/index.ts';
import type { ServingDeps } from '../deps.ts';
import { besideCase, describeOutcomes, type GroupOutcomes } from '../outcomes/describe-outcomes.ts';
import { keepPublished, requirePublished } from '../require-published.ts';
import { findCase, listCases, listPictures, type StoredCase } from '../store.ts';

/** The only channel whose cases anybody may open. */
export const publicChannel = 'clinic-website';

export interface PublicCase {
  shown: StoredCase;
  /** Smallest first. */
  pictures: GalleryPictureRow[];
}

export interface PublicGallery {
  clinic: string;
  /** All that are published now, newest first. */
  cases: StoredCase[];
}

/** Every case that may be shown to everybody now. */
export async function readPublicGallery(deps: ServingDeps): Promise<PublicGallery> {
  const cases = await listCases(deps.database, { channel: publicChannel, onlyPublished: true });
  return { clinic: (await readClinicSettings(deps)).name, cases: await keepPublished(deps, cases) };
}

/** A case with what stands beside it. */
export interface PublicCaseDetail extends PublicCase {
  clinic: string;
  outcomes: GroupOutcomes;
  /** All cases of the gallery taken together are best cases only. */
  bestCaseOnly: boolean;
}

/** @throws AppError NOT_FOUND; GONE */
export async function readPublicCase(deps: ServingDeps, slug: string): Promise<PublicCaseDetail> {
  const shown = await requirePublicCase(deps, slug);
  const { name: clinic } = await readClinicSettings(deps);
  const [found] = await withPictures(deps, [shown]);
  const beside = await describeOutcomes(deps, { channel: publicChannel, including: [shown] });
  return {
    ...found!,
    clinic,
    outcomes: besideCase(beside, shown),
    bestCaseOnly: beside.bestCaseOnly,
  };
}

/** @throws AppError NOT_FOUND, also for a case of another channel; GONE */
export async function requirePublicCase(deps: ServingDeps, slug: string): Promise<StoredCase> {
  const found = await findCase(deps.database, { slug });
  return requirePublished(deps, found?.channel === publicChannel ? found : null);
}

export async function withPictures(
  { database }: Pick<ServingDeps, 'database'>,
  cases: readonly StoredCase[],
): Promise<PublicCase[]> {
  const pictures = await listPictures(
    database,
    cases.map(({ id }) => id),
  );
  return cases.map((shown) => ({ shown, pictures: pictures.filter(({ caseId }) => caseId === shown.id) }));
}
