import type { GalleryDeps } from './deps.ts';
import { listPictures, type StoredCase } from './store.ts';
import type { GalleryCase } from './types.ts';

/** As publishers see it: nothing of whose it is. */
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
    state: one.state,
    publishedAt: one.publishedAt,
    publishedBy: one.publishedBy,
    endedAt: one.endedAt,
    consentUntil: one.consentUntil,
    pictures: pictures
      .filter(({ caseId }) => caseId === one.id)
      .map(({ name, side, width, height }) => ({
        side,
        width,
        height,
        url: `/api/gallery/pictures/${name}.jpg`,
      })),
    publicUrl:
      one.channel === 'clinic-website' && one.state === 'published' ? `/gallery/cases/${one.slug}` : null,
  }));
}
