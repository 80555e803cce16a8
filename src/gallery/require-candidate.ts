import {
  describeSeries,
  findComparison,
  listImages,
  type MoreFrames,
  readMoreFrames,
} from '../comparisons/index.ts';
import { type ConsentRecord, requireConsent } from '../consent/index.ts';
import type { Database } from '../database/index.ts';
import { AppError } from '../errors.ts';
import type { Comparison } from '../imaging/comparison.ts';
import { placeOnPictures } from '../imaging/place-on-pictures.ts';
import { requirePatient } from '../patients/index.ts';
import type { DeidentifiedPair } from '../photos/index.ts';
import { requireSeries } from '../series/index.ts';
import { caseFacts } from './case-facts.ts';
import type { GalleryDeps } from './deps.ts';
import { type CaseFacts, caseVerdicts, type PreviewInput } from './types.ts';

/** A comparison that may be published now, and what would be seen of it. */
export interface Candidate {
  comparisonId: string;
  seriesId: string;
  patientId: string;
  comparison: Comparison;
  moreFrames: MoreFrames;
  facts: CaseFacts;
  consent: ConsentRecord;
  days: { before: string; after: string };
  /** File of the registered before picture, by which a comparison measured anew is told. */
  sourceBlob: string;
  shown: DeidentifiedPair;
}

/**
 * What a publisher gets to see of a comparison, and nothing of whose it is. Consent comes first: without it nothing is told.
 * @throws AppError NOT_FOUND; GONE when the patient does not consent (any more); CONFLICT when it is not what the series
 *   came to, or the face in it can't be hidden
 */
export async function requireCandidate(
  deps: GalleryDeps,
  { comparisonId, channel, identifiability }: PreviewInput,
): Promise<Candidate> {
  const { database } = deps;
  const stored = await findComparison(database, comparisonId);
  if (!stored) throw new AppError('NOT_FOUND', { userMessage: 'There is no such case. Search again.' });
  const { seriesId } = stored;
  const { patientId } = await requireSeries(database, seriesId);
  const consent = await requireConsent(deps, {
    patientId,
    seriesId,
    scope: 'publication',
    channel,
    identifiability,
  });

  const { series, sessions, comparisons, outcomeChanges, verdict } = await describeSeries(deps, seriesId);
  const summary = comparisons.find(({ id }) => id === comparisonId);
  const facts =
    stored.result &&
    summary &&
    caseFacts({
      series,
      outcomeChanges,
      yearOfBirth: (await requirePatient(deps, patientId)).yearOfBirth,
      sessionDays: sessions.filter(({ given }) => given).map(({ date }) => date),
      view: summary.view,
      baselineOn: summary.baselineOn,
      followUpOn: summary.followUpOn,
      comparison: stored.result,
    });
  const isOutcome =
    verdict.comparisonId === comparisonId && caseVerdicts.some((kind) => kind === verdict.kind);
  if (!isOutcome || !stored.result || !summary || !facts) {
    throw new AppError('CONFLICT', {
      userMessage:
        'This is not what the series came to. A case is the measured primary outcome of the latest visit that counts, so that no better one is picked. Search again.',
    });
  }
  const source = await sourcePictures(database, comparisonId);
  const shown = await deidentify(deps, { source, facts, comparison: stored.result, identifiability });
  return {
    comparisonId,
    seriesId,
    patientId,
    comparison: stored.result,
    moreFrames: await readMoreFrames(database, stored),
    facts,
    consent,
    days: { before: summary.baselineOn, after: summary.followUpOn },
    sourceBlob: source.before,
    shown,
  };
}

/** Files of the registered pair. */
async function sourcePictures(
  database: Database,
  comparisonId: string,
): Promise<{ before: string; after: string }> {
  const images = await listImages(database, comparisonId);
  const [before, after] = ['before', 'after'].map((side) => images.find(({ name }) => name === side)?.blob);
  if (before && after) return { before, after };
  throw new AppError('CONFLICT', {
    userMessage: 'The two photos could not be laid over each other, so there is no pair to show.',
  });
}

async function deidentify(
  { blobs, imaging }: Pick<GalleryDeps, 'blobs' | 'imaging'>,
  {
    source,
    facts,
    comparison,
    identifiability,
  }: Pick<Candidate, 'facts' | 'comparison'> & {
    source: { before: string; after: string };
    identifiability: PreviewInput['identifiability'];
  },
): Promise<DeidentifiedPair> {
  const { regions } = placeOnPictures(comparison);
  const region = regions.find(({ name, kind }) => name === facts.measurement.region && kind === 'treated');
  const shown = await imaging.deidentify({
    before: await blobs.read({ kind: 'derived', blob: source.before }),
    after: await blobs.read({ kind: 'derived', blob: source.after }),
    show: identifiability,
    region: region?.polygon ?? [],
  });
  if (shown) return shown;
  throw new AppError('CONFLICT', {
    userMessage:
      identifiability === 'masked-face'
        ? 'A face is masked only where it is found in both photos, and here it was not. Show the region only.'
        : 'The region is not in the pictures, so it can’t be cut out.',
  });
}
