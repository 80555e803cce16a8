import { randomUUID } from 'node:crypto';
import { hashToken, makeToken, qrCodeSvg } from '../accounts/index.ts';
import { recordAuditEvent } from '../audit/index.ts';
import { addDays, dayOf } from '../calendar.ts';
import { AppError } from '../errors.ts';
import { requireReport } from '../patient-reports/index.ts';
import { requirePatient } from '../patients/index.ts';
import type { Caller } from '../route.ts';
import { consentToReports } from './admit.ts';
import type { ShareLinkDeps } from './deps.ts';
import { longestDays } from './link-state.ts';
import { insertLink } from './store.ts';
import type { ShareLinkInput, ShareLinkMade } from './types.ts';

/**
 * Makes a secret address for a report.
 * @throws AppError NOT_FOUND; BAD_REQUEST when it would open for too long; CONFLICT when the patient has not agreed, or has no
 * year of birth to be asked for
 */
export async function makeShareLink(
  deps: ShareLinkDeps,
  { reportId, input, origin, by }: { reportId: string; input: ShareLinkInput; origin: string; by: Caller },
): Promise<ShareLinkMade> {
  const { database, clock } = deps;
  const { patientId, seriesId } = await requireReport(database, reportId);
  const patient = await requirePatient(deps, patientId);
  const today = dayOf(clock());
  if (input.expiresOn < today || input.expiresOn > addDays(today, longestDays)) {
    throw new AppError('BAD_REQUEST', {
      userMessage: `Choose a last day from today on, at most ${longestDays} days ahead.`,
    });
  }
  if (!(await consentToReports(deps, { patientId, seriesId })).permits) {
    throw new AppError('CONFLICT', {
      userMessage:
        'The patient has not agreed to get reports, or no longer does. Ask for that consent first, then make the link.',
    });
  }
  if (input.asksYearOfBirth && patient.yearOfBirth === null) {
    throw new AppError('CONFLICT', {
      userMessage:
        'The patient’s year of birth is not recorded, so the link can’t ask for it. Record it, or make the link without.',
    });
  }
  const id = randomUUID();
  const token = makeToken();
  await database.transaction().execute(async (transaction) => {
    await insertLink(transaction, {
      id,
      reportId,
      tokenHash: hashToken(token),
      expiresOn: input.expiresOn,
      asksYearOfBirth: input.asksYearOfBirth ? 1 : 0,
      opensOnce: input.opensOnce ? 1 : 0,
      revokedAt: null,
      withdrawnAt: null,
      actorId: by.actor.userId,
      createdAt: clock().toISOString(),
    });
    await recordAuditEvent(
      { database: transaction, clock },
      {
        name: 'shareLinkMade',
        actorId: by.actor.userId,
        entityId: id,
        patientId,
        requestId: by.requestId,
        detail: { ...input, reportId },
      },
    );
  });
  const address = `${origin}/report/${token}`;
  return { id, address, qrCodeSvg: await qrCodeSvg(address) };
}
