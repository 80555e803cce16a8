import { randomBytes, randomUUID } from 'node:crypto';
import { readClinicSettings } from '../accounts/index.ts';
import { recordAuditEvent } from '../audit/index.ts';
import { requireConsent } from '../consent/index.ts';
import type { GalleryPictureRow } from '../database/index.ts';
import { AppError } from '../errors.ts';
import { provenPair, signManifest } from '../provenance/index.ts';
import type { SignedManifest } from '../provenance/types.ts';
import type { Caller } from '../route.ts';
import { type BlobStore, sha256Of, storeWith } from '../storage/index.ts';
import { type CaseDocument, writeCaseDocument } from './case-document.ts';
import { isMatched } from './case-facts.ts';
import type { GalleryDeps } from './deps.ts';
import { describeCase } from './describe-case.ts';
import { type Candidate, requireCandidate } from './require-candidate.ts';
import { findCase, insertCase, isPublished } from './store.ts';
import type { CaseInput, GalleryCase } from './types.ts';

const randomName = (): string => randomBytes(16).toString('hex');

/**
 * Publishes a comparison on one channel: de-identified pictures, its numbers as they are stored, the clinic's
 * words, and a signed manifest of it all.
 * @throws AppError as {@link requireCandidate} does; CONFLICT when it is published there, or conditions are not matched and
 *   no reason is given
 */
export async function publishCase(
  deps: GalleryDeps,
  { input, by }: { input: CaseInput; by: Caller },
): Promise<GalleryCase> {
  const { comparisonId, channel, identifiability, caption, showsDates } = input;
  const candidate = await requireCandidate(deps, input);
  const { facts, patientId, seriesId, consent, sourceBlob } = candidate;
  const overrideReason = isMatched(facts) ? null : input.overrideReason;
  if (!isMatched(facts) && overrideReason === null) {
    throw new AppError('CONFLICT', {
      userMessage:
        'These two photos were not taken under matching conditions. Give a reason to publish them nevertheless: it is shown on the case.',
    });
  }
  const id = randomUUID();
  const shownDays = showsDates ? candidate.days : null;
  const document = { id, identifiability, facts, caption, overrideReason, shownDays };
  await storeWith(deps.blobs, async (store) => {
    const pictures = await storePictures(candidate.shown, { caseId: id, store });
    const manifest = await makeManifest(deps, { document, candidate, pictures, channel });
    await deps.database.transaction().execute(async (transaction) => {
      // Drawing took a while: whatever was withdrawn or published meanwhile counts.
      const now = { database: transaction, clock: deps.clock };
      await requireConsent(now, { patientId, seriesId, scope: 'publication', channel, identifiability });
      if (await isPublished(transaction, { comparisonId, channel })) throw publishedAlready();
      await insertCase(transaction, {
        row: {
          id,
          slug: randomName(),
          comparisonId,
          patientId,
          seriesId,
          channel,
          identifiability,
          facts: JSON.stringify(facts),
          indication: facts.indication,
          metric: facts.measurement.metric,
          caption,
          overrideReason,
          shownDays: shownDays && JSON.stringify(shownDays),
          sourceBlob,
          consentUntil: consent.expiresOn,
          manifest: JSON.stringify(manifest),
          state: 'published',
          publishedAt: deps.clock().toISOString(),
          publishedBy: by.actor.userId,
          endedAt: null,
        },
        pictures,
      });
      await recordAuditEvent(now, {
        name: 'galleryCasePublished',
        actorId: by.actor.userId,
        entityId: id,
        patientId,
        requestId: by.requestId,
        detail: { comparisonId, channel, identifiability, showsDates, isOverride: overrideReason !== null },
      });
    });
  });
  const published = await findCase(deps.database, { id });
  return describeCase(deps, published!);
}

async function storePictures(
  shown: Candidate['shown'],
  { caseId, store }: { caseId: string; store: BlobStore['addDerived'] },
): Promise<GalleryPictureRow[]> {
  const rows: GalleryPictureRow[] = [];
  for (const { side, width, height, bytes } of shown.pictures) {
    const blob = await store(bytes);
    rows.push({ name: randomName(), caseId, side, width, height, sha256: sha256Of(bytes), blob });
  }
  return rows;
}

async function makeManifest(
  deps: GalleryDeps,
  {
    document,
    candidate,
    pictures,
    channel,
  }: {
    document: CaseDocument;
    candidate: Candidate;
    pictures: readonly GalleryPictureRow[];
    channel: CaseInput['channel'];
  },
): Promise<SignedManifest> {
  const { comparison, comparisonId, moreFrames, facts, consent, shown } = candidate;
  const pair = provenPair(comparison, {
    comparisonId,
    moreFrames,
    takenOn: document.shownDays ?? { before: null, after: null },
    measurements: [facts.measurement, ...facts.others],
  });
  return signManifest(deps.signingKeys, {
    schema: 'dermalapse.manifest/1',
    subject: { kind: 'gallery-case', id: document.id },
    issuedAt: deps.clock().toISOString(),
    clinic: (await readClinicSettings(deps)).name,
    pairs: [{ ...pair, steps: [...pair.steps, ...shown.steps] }],
    shown: [
      ...pictures.map(({ name, sha256, side, width, height }) => ({
        name: `${name}.jpg`,
        mediaType: 'image/jpeg',
        sha256,
        picture: { comparisonId, side, width, height },
      })),
      {
        name: 'case.json',
        mediaType: 'application/json',
        sha256: sha256Of(writeCaseDocument(document)),
      },
    ],
    consent: { recordId: consent.id, scope: 'publication', channel },
  });
}

const publishedAlready = (): AppError =>
  new AppError('CONFLICT', {
    userMessage: 'This case is published on this channel already. Take it down first.',
  });
