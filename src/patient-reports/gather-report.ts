import { readClinicSettings } from '../accounts/index.ts';
import { dayOf } from '../calendar.ts';
import {
  describeSeries,
  findComparison,
  listImages,
  type MoreFrames,
  readMoreFrames,
  type StoredComparison,
} from '../comparisons/index.ts';
import type { Database } from '../database/index.ts';
import type { Comparison } from '../imaging/comparison.ts';
import { composeDocument } from './compose-document.ts';
import type { PatientReportDeps } from './deps.ts';
import type { ReportDocument, ReportInput, ReportPair } from './types.ts';

/** A pair of the report with what it is from. */
export interface GatheredPair {
  pair: ReportPair;
  comparison: StoredComparison;
  result: Comparison;
  moreFrames: MoreFrames;
  /** Stored files of the pictures. */
  blobs: { before: string; after: string } | null;
}

export interface GatheredReport {
  document: ReportDocument;
  seriesId: string;
  patientId: string;
  pairs: GatheredPair[];
}

/**
 * A report of a series as it stands. In a transaction all of it is of one moment.
 * @throws AppError NOT_FOUND; BAD_REQUEST as `composeDocument`
 */
export async function gatherReport(
  deps: Pick<PatientReportDeps, 'database' | 'clock' | 'analyses'>,
  { seriesId, input }: { seriesId: string; input: ReportInput },
): Promise<GatheredReport> {
  const { database, clock } = deps;
  const detail = await describeSeries(deps, seriesId);
  const settings = await readClinicSettings(deps);
  const pictures = new Map(
    await Promise.all(
      detail.comparisons.map(async ({ id }) => [id, await findPictures(database, id)] as const),
    ),
  );
  const document = composeDocument(detail, {
    input,
    clinic: settings.name,
    madeOn: dayOf(clock()),
    sizeOf: (comparisonId) => pictures.get(comparisonId) ?? null,
  });
  const pairs = await Promise.all(
    document.pairs.map(async (pair) => {
      const comparison = await findComparison(database, pair.comparisonId);
      if (!comparison?.result) throw new Error('a comparison went while its series was read');
      return {
        pair,
        comparison,
        result: comparison.result,
        moreFrames: await readMoreFrames(database, comparison),
        blobs: pictures.get(pair.comparisonId)?.blobs ?? null,
      };
    }),
  );
  return { document, seriesId, patientId: detail.patient.id, pairs };
}

async function findPictures(database: Database, comparisonId: string) {
  const images = await listImages(database, comparisonId);
  const [before, after] = ['before', 'after'].map((name) => images.find((image) => image.name === name));
  if (!before || !after) return null;
  return {
    width: before.width,
    height: before.height,
    blobs: { before: before.blob, after: after.blob },
  };
}
