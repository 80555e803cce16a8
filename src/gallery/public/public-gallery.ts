import { readClinicSettings } from '../../accounts/index.ts';
import type { GalleryPictureRow } from '../../database/index.ts';
import type { MetricName } from '../../imaging/plan.ts';
import type { ServingDeps } from '../deps.ts';
import { selectionOf } from '../outcomes/selection.ts';
import type { OutcomeGroup } from '../outcomes/store.ts';
import { typicalOutcomeOf } from '../outcomes/typical-outcome.ts';
import { keepPublished, requirePublished } from '../require-published.ts';
import { findCase, listCases, listPictures, type StoredCase } from '../store.ts';
import type { Selection, TypicalOutcome } from '../types.ts';

/** The only channel whose cases anybody may open. */
export const publicChannel = 'clinic-website';

export interface PublicCase {
  shown: StoredCase;
  /** Smallest first. */
  pictures: GalleryPictureRow[];
}

/** What all series of one kind came to, and how those shown compare with them. */
export interface GroupOutcomes {
  typical: TypicalOutcome;
  selection: Selection;
  synthetic: boolean;
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

/** One case with what stands beside it. @throws AppError NOT_FOUND; GONE */
export async function readPublicCase(
  deps: ServingDeps,
  slug: string,
): Promise<PublicCase & { clinic: string; outcomes: GroupOutcomes }> {
  const shown = await requirePublicCase(deps, slug);
  const { name: clinic } = await readClinicSettings(deps);
  const [found] = await withPictures(deps, [shown]);
  const [outcomes] = await describeGroups(deps, [shown]);
  return { ...found!, clinic, outcomes: outcomes! };
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

/** What all series came to, once for each kind among some cases. */
export async function describeGroups(
  deps: Pick<ServingDeps, 'database'>,
  cases: readonly StoredCase[],
): Promise<GroupOutcomes[]> {
  const groups = new Map(cases.map((one) => [JSON.stringify(groupOf(one)), groupOf(one)]));
  const described: GroupOutcomes[] = [];
  for (const group of groups.values()) {
    described.push({
      typical: await typicalOutcomeOf(deps, group),
      selection: await selectionOf(deps, { ...group, channel: publicChannel }),
      synthetic: group.synthetic,
    });
  }
  return described;
}

const groupOf = ({ facts }: StoredCase): OutcomeGroup => ({
  indication: facts.indication,
  metric: facts.measurement.metric as MetricName,
  synthetic: facts.synthetic,
});
