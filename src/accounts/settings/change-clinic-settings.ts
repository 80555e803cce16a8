import { recordAuditEvent } from '../../audit/index.ts';
import { AppError } from '../../errors.ts';
import type { Caller } from '../../route.ts';
import type { AccountDeps } from '../deps.ts';
import { findClinicSettings, hasSecondFactor, updateClinicSettings } from './store.ts';
import type { ClinicSettings, ClinicSettingsChange } from './types.ts';

/** @throws AppError CONFLICT when the second factor is to be required by somebody who has none */
export async function changeClinicSettings(
  deps: AccountDeps,
  { change, by }: { change: ClinicSettingsChange; by: Caller },
): Promise<ClinicSettings> {
  return deps.database.transaction().execute(async (database) => {
    if (change.secondFactorRequired && !(await hasSecondFactor(database, by.actor.userId))) {
      throw new AppError('CONFLICT', {
        userMessage: 'Set up your own second factor first (Your account), then require it of everybody.',
      });
    }
    await updateClinicSettings(database, change);
    await recordAuditEvent(
      { ...deps, database },
      {
        name: 'clinicSettingsChanged',
        actorId: by.actor.userId,
        entityId: null,
        requestId: by.requestId,
        detail: { fields: Object.keys(change) },
      },
    );
    return findClinicSettings(database);
  });
}
