import { randomUUID } from 'node:crypto';
import { canonicalSha256, signManifest } from '../../provenance/index.ts';
import type { FileAnswer } from '../../route.ts';
import type { GalleryDeps } from '../deps.ts';
import { describeOutcomes } from '../outcomes/describe-outcomes.ts';
import { publicChannel, readPublicGallery, withPictures } from './public-gallery.ts';
import { caseTitle, changesLine, laterLine, resultLine, timingLine } from './words.ts';

/**
 * All cases for the clinic's own website: facts, words, addresses, and what all series came to. The manifest beside them names
 * the hash of `feed` in canonical JSON (RFC 8785); addresses are relative to that of the feed, since a request may name any
 * host. Nobody may keep it: whoever shows a case asks for it anew.
 */
export async function readFeed(
  deps: Pick<GalleryDeps, 'database' | 'clock' | 'blobs' | 'signingKeys'>,
): Promise<FileAnswer> {
  const { clinic, cases } = await readPublicGallery(deps);
  const { groups, bestCaseOnly } = await describeOutcomes(deps, { channel: publicChannel });
  const issuedAt = deps.clock().toISOString();
  const feed = {
    schema: 'dermalapse.gallery-feed/1',
    issuedAt,
    clinic,
    cases: (await withPictures(deps, cases)).map(({ shown, pictures }) => ({
      id: shown.id,
      title: caseTitle(shown.facts),
      result: resultLine(shown.facts.measurement),
      laterResult: laterLine(shown),
      timing: timingLine(shown.facts),
      caption: shown.caption,
      overrideReason: shown.overrideReason,
      changes: changesLine(shown.facts),
      facts: shown.facts,
      page: `/gallery/cases/${shown.slug}`,
      embed: `/gallery/embed/${shown.slug}`,
      manifest: `/gallery/cases/${shown.slug}/manifest.json`,
      pictures: pictures.map(({ name, side, width, height, sha256 }) => ({
        side,
        width,
        height,
        sha256,
        url: `/gallery/pictures/${name}.jpg`,
      })),
    })),
    outcomes: groups,
    bestCaseOnly,
  };
  const manifest = signManifest(deps.signingKeys, {
    schema: 'dermalapse.manifest/1',
    subject: { kind: 'gallery-feed', id: randomUUID() },
    issuedAt,
    clinic,
    pairs: [],
    shown: [{ name: 'feed', mediaType: 'application/json', sha256: canonicalSha256(feed) }],
    consent: null,
  });
  return {
    bytes: Buffer.from(`${JSON.stringify({ feed, manifest })}\n`),
    mediaType: 'application/json; charset=utf-8',
    forOtherSites: true,
  };
}
