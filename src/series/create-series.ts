import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '../audit/index.ts';
import { requirePatient } from '../patients/index.ts';
import type { Caller } from '../route.ts';
import type { SeriesDeps } from './deps.ts';
import { refreshSchedule } from './refresh-schedule.ts';
import { requireSeries } from './require-series.ts';
import { insertSeries } from './store.ts';
import type { Series, SeriesInput } from './types.ts';

/** @throws AppError NOT_FOUND when there is no such patient */
export async function createSeries(
  { database, clock }: SeriesDeps,
  { patientId, input, by }: { patientId: string; input: SeriesInput; by: Caller },
): Promise<Series> {
  const id = randomUUID();
  const now = clock().toISOString();
  return database.transaction().execute(async (transaction) => {
    const patient = await requirePatient({ database: transaction }, patientId);
    await insertSeries(transaction, {
      id,
      patientId,
      name: input.name,
      indication: input.indication,
      indicationNote: input.indicationNote,
      areas: JSON.stringify(input.areas),
      views: JSON.stringify(input.views),
      primaryOutcome: input.primaryOutcome && JSON.stringify(input.primaryOutcome),
      protocol: JSON.stringify(input.protocol),
      usesCard: input.usesCard ? 1 : 0,
      plan: null,
      planPhotoId: null,
      planVersion: 0,
      skinItaDeg: null,
      isScheduled: 0,
      synthetic: patient.synthetic ? 1 : 0,
      version: 1,
      createdAt: now,
      updatedAt: now,
    });
    await refreshSchedule(transaction, await requireSeries(transaction, id));
    await recordAuditEvent(
      { database: transaction, clock },
      {
        name: 'seriesCreated',
        actorId: by.actor.userId,
        entityId: id,
        patientId,
        requestId: by.requestId,
      },
    );
    return requireSeries(transaction, id);
  });
}
