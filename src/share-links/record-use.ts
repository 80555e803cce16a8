import { recordAuditEvent } from '../audit/index.ts';
import { AppError } from '../errors.ts';
import type { ReportFileName } from '../patient-reports/index.ts';
import type { ShareLinkDeps } from './deps.ts';
import { countRefusals, insertUse, type StoredLink } from './store.ts';
import type { RefusalReason, ShareLinkUse } from './types.ts';

interface Use {
  link: Pick<StoredLink, 'id' | 'patientId'>;
  requestId: string;
  what: ShareLinkUse['what'];
  /** Of a refusal. */
  why?: RefusalReason;
  /** Of a download. */
  file?: ReportFileName;
  /** By which the opening lasts. */
  passHash?: string;
}

const eventOf = {
  opened: 'shareLinkOpened',
  downloaded: 'shareLinkDownloaded',
  refused: 'shareLinkRefused',
} as const;

/** Writes down, for the clinician and for the audit, what became of a link. Who asked is not known, and no address is kept. */
export async function recordUse(
  { database, clock }: Pick<ShareLinkDeps, 'database' | 'clock'>,
  use: Use,
): Promise<void> {
  if (!database.isTransaction) {
    await database.transaction().execute((transaction) => recordUse({ database: transaction, clock }, use));
    return;
  }
  const { link, requestId, what, why = null, file, passHash = null } = use;
  await insertUse(database, {
    linkId: link.id,
    at: clock().toISOString(),
    what,
    why,
    passHash,
  });
  await recordAuditEvent(
    { database, clock },
    {
      name: eventOf[what],
      actorId: null,
      entityId: link.id,
      patientId: link.patientId,
      requestId,
      detail: { ...(why && { why }), ...(file && { file }) },
    },
  );
}

/** The one refusal: what is wrong with a link is not told to who has it. */
export const linkRefused = (): AppError =>
  new AppError('NOT_FOUND', {
    userMessage: 'This link does not open a report. Ask your clinic for a new one.',
  });

/** So many refusals of a link are written down in a quarter of an hour: nobody fills the trail by asking on and on. */
const refusalsWritten = 60;
const refusalSpanMs = 15 * 60_000;

/** Writes a refusal down. @returns what to throw */
export async function refuse(
  deps: Pick<ShareLinkDeps, 'database' | 'clock'>,
  { link, why, requestId }: { link: StoredLink; why: RefusalReason; requestId: string },
): Promise<AppError> {
  const since = new Date(deps.clock().getTime() - refusalSpanMs).toISOString();
  const written = await countRefusals(deps.database, { linkId: link.id, since });
  if (written < refusalsWritten) await recordUse(deps, { link, requestId, what: 'refused', why });
  return linkRefused();
}
