import { recordAuditEvent } from '../audit/index.ts';
import { ImagingError } from '../imaging/errors.ts';
import { requirePhoto } from '../photos/index.ts';
import { type JobHandler, PermanentJobError } from '../queue/index.ts';
import { noteSkinTone, requireSeries } from '../series/index.ts';
import type { BlobStore } from '../storage/index.ts';
import type { CompareResult, ComparisonDeps, ResultImage } from './deps.ts';
import { noteOutcome } from './note-outcome.ts';
import { findComparison, insertImages, type StoredComparison, updateComparison } from './store.ts';

type MeasuringDeps = Pick<ComparisonDeps, 'database' | 'clock' | 'blobs' | 'pool' | 'analyses'>;

/** The queue's handler for 'compare-photos': measures on a worker thread, stores numbers and images in one step. */
export function createCompareHandler(deps: MeasuringDeps): JobHandler {
  return async (job) => {
    const comparison = await findComparison(deps.database, job.subjectId);
    // Removed since it was queued: its job is gone too, and the runner drops this run.
    if (!comparison) return async () => undefined;
    const result = await measure(deps, comparison);
    const images = await storeFiles(deps.blobs, result.images);
    return async (transaction) => {
      const { patientId } = await requireSeries(transaction, comparison.seriesId);
      await updateComparison(transaction, {
        id: comparison.id,
        change: {
          result: JSON.stringify(result.comparison),
          engineVersion: result.comparison.engine.version,
        },
      });
      await noteOutcome(transaction, comparison.seriesId);
      await noteSkinTone(transaction, {
        seriesId: comparison.seriesId,
        itaDeg: result.comparison.photos.before.skinItaDeg,
      });
      await insertImages(
        transaction,
        images.map((image) => ({ comparisonId: comparison.id, ...image })),
      );
      await recordAuditEvent(
        { database: transaction, clock: deps.clock },
        {
          name: 'comparisonMeasured',
          actorId: null,
          entityId: comparison.id,
          patientId,
          detail: { engineVersion: result.comparison.engine.version },
        },
      );
    };
  };
}

async function measure(
  { database, blobs, pool, analyses }: MeasuringDeps,
  comparison: StoredComparison,
): Promise<CompareResult> {
  const { id, seriesId, plan } = comparison;
  analyses.publish({ comparisonId: id, seriesId, status: 'running', stage: 'decode' });
  const readFrames = async (photoId: string): Promise<[Buffer, ...Buffer[]]> => {
    const { sha256, frames } = await requirePhoto(database, photoId);
    const read = (blob: string) => blobs.read({ kind: 'originals', blob });
    return [await read(sha256), ...(await Promise.all(frames.map(read)))];
  };
  const [before, ...moreBefore] = await readFrames(comparison.baselinePhotoId);
  const [after, ...moreAfter] = await readFrames(comparison.followUpPhotoId);
  try {
    return await pool.compare(
      {
        id,
        before,
        after,
        ...(plan && { plan }),
        moreFrames: { before: moreBefore, after: moreAfter },
      },
      { onStage: (stage) => analyses.publish({ comparisonId: id, seriesId, status: 'running', stage }) },
    );
  } catch (error) {
    if (!(error instanceof ImagingError)) throw error;
    throw new PermanentJobError({ code: error.code, userMessage: error.userMessage, cause: error });
  }
}

async function storeFiles(blobs: BlobStore, images: readonly ResultImage[]) {
  const stored = [];
  for (const { bytes, ...facts } of images) stored.push({ ...facts, blob: await blobs.addDerived(bytes) });
  return stored;
}
