import type { GalleryDeps } from './deps.ts';
import { listPictures, type StoredCase } from './store.ts';
import type { EndedCase, GalleryCase } from './types.ts';

/** A published case as publishers see it: nothing of whose it is. */
export async function describeCase(
  deps: Pick<GalleryDeps, 'database'>,
  stored: StoredCase,
): Promise<GalleryCase> {
  const [described] = await describeCases(deps, [stored]);
  return described!;
}

export async function describeCases(
  { database }: Pick<GalleryDeps, 'database'>,
  stored: readonly StoredCase[],
): Promise<GalleryCase[]> {
  const pictures = await listPictures(
    database,
    stored.map(({ id }) => id),
  );
  return stored.map((one) => ({
    id: one.id,
    slug: one.slug,
    channel: one.channel,
    identifiability: one.identifiability,
    facts: one.facts,
    caption: one.caption,
    overrideReason: one.overrideReason,
    state: 'published',
    publishedAt: one.publishedAt,
    publishedBy: one.publishedBy,
    consentUntil: one.consentUntil,
    pictures: pictures
      .filter(({ caseId }) => caseId === one.id)
      .map(({ name, side, width, height }) => ({
        side,
        width,
        height,
        url: `/api/gallery/pictures/${name}.jpg`,
      })),
    publicUrl: one.channel === 'clinic-website' ? `/gallery/cases/${one.slug}` : null,
  }));
}

/** What is left of a case that ended. */
export function describeEnded({
  id,
  channel,
  state,
  publishedAt,
  publishedBy,
  endedAt,
  facts,
}: StoredCase): EndedCase {
  if (state === 'published' || endedAt === null) throw new Error(`case ${id} has not ended`);
  const { indication, areas } = facts;
  return { id, channel, state, publishedAt, publishedBy, endedAt, indication, areas };
}
