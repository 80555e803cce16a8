import { type Insertable, type Selectable, sql } from 'kysely';
import type { ConsentChannel, Identifiability } from '../consent/types.ts';
import type { Database, GalleryCaseRow, GalleryExportRow, GalleryPictureRow } from '../database/index.ts';
import type { Comparison } from '../imaging/comparison.ts';
import type { SignedManifest } from '../provenance/types.ts';
import type { StatedMeasurement } from '../reports/verdict-sentence.ts';
import type { CaseFacts, CaseState, TakeDownItem } from './types.ts';

export interface StoredCase {
  id: string;
  slug: string;
  comparisonId: string;
  patientId: string;
  seriesId: string;
  channel: ConsentChannel;
  identifiability: Identifiability;
  facts: CaseFacts;
  caption: string;
  overrideReason: string | null;
  shownDays: { before: string; after: string } | null;
  consentUntil: string | null;
  manifest: SignedManifest;
  state: CaseState;
  publishedAt: string;
  /** Name; null when that account is gone. */
  publishedBy: string | null;
  endedAt: string | null;
  /** The comparison is still the one that was published, not measured anew. */
  isOfComparison: boolean;
  /** What the series has come to since, at another visit; null: the case is what it came to. */
  laterResult: StatedMeasurement | null;
}

const selectCases = (database: Database) =>
  database
    .selectFrom('galleryCases')
    .leftJoin('loginUser', 'loginUser.id', 'galleryCases.publishedBy')
    .selectAll('galleryCases')
    .select('loginUser.name as publisherName')
    .select((cases) =>
      cases
        .exists(
          cases
            .selectFrom('comparisonImages')
            .select('comparisonImages.blob')
            .whereRef('comparisonImages.comparisonId', '=', 'galleryCases.comparisonId')
            .whereRef('comparisonImages.blob', '=', 'galleryCases.sourceBlob'),
        )
        .as('isOfComparison'),
    )
    .select((cases) =>
      cases
        .selectFrom('seriesOutcomes')
        .innerJoin('comparisons', 'comparisons.id', 'seriesOutcomes.comparisonId')
        .select('comparisons.result')
        .whereRef('seriesOutcomes.seriesId', '=', 'galleryCases.seriesId')
        .whereRef('comparisons.id', '!=', 'galleryCases.comparisonId')
        .as('laterComparison'),
    );

type Selected = Selectable<GalleryCaseRow> & {
  publisherName: string | null;
  isOfComparison: unknown;
  laterComparison: string | null;
};

const toCase = ({ publisherName, isOfComparison, laterComparison, ...row }: Selected): StoredCase => ({
  ...row,
  channel: row.channel as ConsentChannel,
  identifiability: row.identifiability as Identifiability,
  facts: JSON.parse(row.facts),
  shownDays: row.shownDays === null ? null : JSON.parse(row.shownDays),
  manifest: JSON.parse(row.manifest),
  publishedBy: publisherName,
  isOfComparison: Boolean(isOfComparison),
  laterResult:
    laterComparison === null ? null : primaryOf(JSON.parse(laterComparison), JSON.parse(row.facts)),
});

/** The same outcome in another comparison; one that could not be made at all measured nothing. */
function primaryOf(
  { measurements, comparability }: Comparison,
  { measurement: { metric, region } }: CaseFacts,
): StatedMeasurement {
  const found = measurements.find((one) => one.metric === metric && one.region === region);
  return found ?? { region, change: null, verdict: 'not-measurable', reasons: comparability.reasons };
}

export async function findCase(
  database: Database,
  by: { id: string } | { slug: string },
): Promise<StoredCase | null> {
  const [column, value] = 'id' in by ? (['id', by.id] as const) : (['slug', by.slug] as const);
  const row = await selectCases(database).where(`galleryCases.${column}`, '=', value).executeTakeFirst();
  return row ? toCase(row) : null;
}

/** Newest first. */
export async function listCases(
  database: Database,
  {
    channel,
    patientId,
    seriesId,
    onlyPublished = false,
  }: { channel?: ConsentChannel; patientId?: string; seriesId?: string; onlyPublished?: boolean } = {},
): Promise<StoredCase[]> {
  let cases = selectCases(database).orderBy('publishedAt', 'desc').orderBy('galleryCases.id');
  if (channel) cases = cases.where('channel', '=', channel);
  if (seriesId) cases = cases.where('seriesId', '=', seriesId);
  if (patientId) cases = cases.where('patientId', '=', patientId);
  if (onlyPublished) cases = cases.where('state', '=', 'published');
  return (await cases.execute()).map(toCase);
}

export async function isPublished(
  database: Database,
  { comparisonId, channel }: { comparisonId: string; channel: ConsentChannel },
): Promise<boolean> {
  const row = await database
    .selectFrom('galleryCases')
    .select('id')
    .where('comparisonId', '=', comparisonId)
    .where('channel', '=', channel)
    .where('state', '=', 'published')
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertCase(
  database: Database,
  { row, pictures }: { row: Insertable<GalleryCaseRow>; pictures: readonly GalleryPictureRow[] },
): Promise<void> {
  await database.insertInto('galleryCases').values(row).execute();
  await database
    .insertInto('galleryPictures')
    .values([...pictures])
    .execute();
}

/** Ends a case that is published, and lets go of its pictures. @returns the files they named; null when it had ended before */
export async function endCase(
  database: Database,
  { id, state, endedAt }: { id: string; state: CaseState; endedAt: string },
): Promise<string[] | null> {
  const ended = await database
    .updateTable('galleryCases')
    .set({ state, endedAt })
    .where('id', '=', id)
    .where('state', '=', 'published')
    .executeTakeFirst();
  if (ended.numUpdatedRows === 0n) return null;
  const rows = await database
    .deleteFrom('galleryPictures')
    .where('caseId', '=', id)
    .returning('blob')
    .execute();
  return rows.map(({ blob }) => blob);
}

/** Of these cases, smallest first, before before after. */
export async function listPictures(
  database: Database,
  caseIds: readonly string[],
): Promise<GalleryPictureRow[]> {
  if (caseIds.length === 0) return [];
  return database
    .selectFrom('galleryPictures')
    .selectAll()
    .where('caseId', 'in', caseIds)
    .orderBy('width')
    .orderBy('side', 'desc')
    .execute();
}

export async function findPicture(database: Database, name: string): Promise<GalleryPictureRow | null> {
  const row = await database
    .selectFrom('galleryPictures')
    .selectAll()
    .where('name', '=', name)
    .executeTakeFirst();
  return row ?? null;
}

export async function insertExport(database: Database, row: Insertable<GalleryExportRow>): Promise<void> {
  await database.insertInto('galleryExports').values(row).execute();
}

const selectExports = (database: Database) =>
  database
    .selectFrom('galleryExports')
    .innerJoin('galleryCases', 'galleryCases.id', 'galleryExports.caseId')
    .leftJoin('loginUser as exporter', 'exporter.id', 'galleryExports.exportedBy')
    .leftJoin('loginUser as doer', 'doer.id', 'galleryExports.doneBy')
    .select([
      'galleryExports.id',
      'caseId',
      'channel',
      'what',
      'exportedAt',
      'exporter.name as exportedBy',
      'endedAt as dueSince',
      'doneAt',
      'doer.name as doneBy',
    ])
    .$narrowType<{ channel: ConsentChannel }>();

/** What is due first, then what may still be shown, then what is done; oldest first within each. */
export async function listExports(database: Database): Promise<TakeDownItem[]> {
  return selectExports(database)
    .orderBy(sql`"doneAt" is not null`)
    .orderBy(sql`"endedAt" is null`)
    .orderBy('endedAt')
    .orderBy('exportedAt')
    .orderBy('galleryExports.id')
    .execute();
}

export async function findExport(database: Database, id: string): Promise<TakeDownItem | null> {
  return (await selectExports(database).where('galleryExports.id', '=', id).executeTakeFirst()) ?? null;
}

export async function markExportDone(
  database: Database,
  { id, doneAt, doneBy }: { id: string; doneAt: string; doneBy: string },
): Promise<void> {
  await database.updateTable('galleryExports').set({ doneAt, doneBy }).where('id', '=', id).execute();
}
