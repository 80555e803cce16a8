import type { Insertable } from 'kysely';
import type { Database, ShareLinkRow, ShareLinkUseRow } from '../database/index.ts';
import type { LinkFacts } from './link-state.ts';
import type { ShareLinkUse } from './types.ts';

/** A link, and whom its report is of. */
export interface StoredLink extends LinkFacts {
  id: string;
  reportId: string;
  asksYearOfBirth: boolean;
  actorId: string;
  by: string | null;
  createdAt: string;
  seriesId: string;
  patientId: string;
  yearOfBirth: number | null;
}

export async function insertLink(database: Database, row: Insertable<ShareLinkRow>): Promise<void> {
  await database.insertInto('shareLinks').values(row).execute();
}

export async function findLink(
  database: Database,
  by: { tokenHash: string } | { id: string },
): Promise<StoredLink | null> {
  const links = selectLinks(database);
  const row = await ('id' in by
    ? links.where('shareLinks.id', '=', by.id)
    : links.where('shareLinks.tokenHash', '=', by.tokenHash)
  ).executeTakeFirst();
  return row ? toLink(row) : null;
}

/** Newest first. */
export async function listLinksOf(database: Database, reportId: string): Promise<StoredLink[]> {
  const rows = await selectLinks(database)
    .where('shareLinks.reportId', '=', reportId)
    .orderBy('shareLinks.createdAt', 'desc')
    .orderBy('shareLinks.id')
    .execute();
  return rows.map(toLink);
}

export async function listUnrevokedLinks(database: Database): Promise<StoredLink[]> {
  const rows = await selectLinks(database).where('shareLinks.revokedAt', 'is', null).execute();
  return rows.map(toLink);
}

/** All of a patient's reports. */
export async function listLinksOfPatient(database: Database, patientId: string): Promise<StoredLink[]> {
  return (await selectLinks(database).where('series.patientId', '=', patientId).execute()).map(toLink);
}

export async function revokeLink(
  database: Database,
  { id, revokedAt }: { id: string; revokedAt: string },
): Promise<void> {
  await database.updateTable('shareLinks').set({ revokedAt }).where('id', '=', id).execute();
}

export async function withdrawLink(
  database: Database,
  { id, withdrawnAt }: { id: string; withdrawnAt: string },
): Promise<void> {
  await database.updateTable('shareLinks').set({ withdrawnAt }).where('id', '=', id).execute();
}

export async function insertUse(database: Database, row: Insertable<ShareLinkUseRow>): Promise<void> {
  await database.insertInto('shareLinkUses').values(row).execute();
}

/** Newest first. */
export async function listUses(
  database: Database,
  { linkId, limit }: { linkId: string; limit: number },
): Promise<ShareLinkUse[]> {
  const rows = await database
    .selectFrom('shareLinkUses')
    .select(['at', 'what', 'why'])
    .where('linkId', '=', linkId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows as ShareLinkUse[];
}

export async function countRefusals(
  database: Database,
  { linkId, since }: { linkId: string; since: string },
): Promise<number> {
  const { count } = await database
    .selectFrom('shareLinkUses')
    .select((uses) => uses.fn.countAll<number>().as('count'))
    .where('linkId', '=', linkId)
    .where('what', '=', 'refused')
    .where('at', '>', since)
    .executeTakeFirstOrThrow();
  return count;
}

/** Whether a link was opened under this pass, and not before `since`. */
export async function isOpenedWith(
  database: Database,
  { linkId, passHash, since }: { linkId: string; passHash: string; since: string },
): Promise<boolean> {
  const row = await database
    .selectFrom('shareLinkUses')
    .select('id')
    .where('linkId', '=', linkId)
    .where('what', '=', 'opened')
    .where('passHash', '=', passHash)
    .where('at', '>', since)
    .executeTakeFirst();
  return row !== undefined;
}

function selectLinks(database: Database) {
  return database
    .selectFrom('shareLinks')
    .innerJoin('patientReports', 'patientReports.id', 'shareLinks.reportId')
    .innerJoin('series', 'series.id', 'patientReports.seriesId')
    .innerJoin('patients', 'patients.id', 'series.patientId')
    .leftJoin('loginUser', 'loginUser.id', 'shareLinks.actorId')
    .selectAll('shareLinks')
    .select(['patientReports.seriesId', 'series.patientId', 'patients.yearOfBirth', 'loginUser.name as by'])
    .select((links) => [
      links
        .selectFrom('shareLinkUses')
        .select((uses) => uses.fn.countAll<number>().as('count'))
        .whereRef('linkId', '=', 'shareLinks.id')
        .where('what', '=', 'opened')
        .as('timesOpened'),
      links
        .selectFrom('shareLinkUses')
        .select((uses) => uses.fn.countAll<number>().as('count'))
        .whereRef('linkId', '=', 'shareLinks.id')
        .where('why', '=', 'wrong-year')
        .as('wrongYears'),
    ]);
}

type SelectedLink = Awaited<ReturnType<ReturnType<typeof selectLinks>['execute']>>[number];

const toLink = ({ tokenHash: _tokenHash, ...row }: SelectedLink): StoredLink => ({
  ...row,
  asksYearOfBirth: row.asksYearOfBirth === 1,
  opensOnce: row.opensOnce === 1,
  timesOpened: row.timesOpened ?? 0,
  wrongYears: row.wrongYears ?? 0,
});
