import { recordAuditEvent } from '../audit/index.ts';
import { AppError } from '../errors.ts';
import type { ShareLinkDeps } from './deps.ts';
import { insertUse, type StoredLink } from './store.ts';
import type { RefusalReason } from './types.ts';

interface Use {
  link: Pick<StoredLink, 'id' | 'patientId'>;
  requestId: string;
  /** What became of it: opened, a file saved, or refused for this reason. */
  what: 'opened' | 'downloaded' | { refused: RefusalReason };
  /** By which the opening lasts. */
  passHash?: string;
}

const eventOf = { opened: 'shareLinkOpened', downloaded: 'shareLinkDownloaded' } as const;

/** Writes down, for the clinician and for the audit, what became of a link. Who asked is not known, and no address is kept. */
export async function recordUse(
  { database, clock }: Pick<ShareLinkDeps, 'database' | 'clock'>,
  { link, requestId, what, passHash }: Use,
): Promise<void> {
  const why = typeof what === 'object' ? what.refused : null;
  await insertUse(database, {
    linkId: link.id,
    at: clock().toISOString(),
    what: typeof what === 'object' ? 'refused' : what,
    why,
    passHash: passHash ?? null,
  });
  await recordAuditEvent(
    { database, clock },
    {
      name: typeof what === 'object' ? 'shareLinkRefused' : eventOf[what],
      actorId: null,
      entityId: link.id,
      patientId: link.patientId,
      requestId,
      detail: why ? { why } : {},
    },
  );
}

/** The one refusal: what is wrong with a link is not told to who has it. */
export const linkRefused = (): AppError =>
  new AppError('NOT_FOUND', {
    userMessage: 'This link does not open a report. Ask your clinic for a new one.',
  });

/** Writes a refusal down. @returns what to throw */
export async function refuse(
  deps: Pick<ShareLinkDeps, 'database' | 'clock'>,
  { link, why, requestId }: { link: StoredLink; why: RefusalReason; requestId: string },
): Promise<AppError> {
  await deps.database
    .transaction()
    .execute((transaction) =>
      recordUse({ ...deps, database: transaction }, { link, requestId, what: { refused: why } }),
    );
  return linkRefused();
}
