import { recordAuditEvent } from '../audit/index.ts';
import type { Caller } from '../route.ts';
import type { PatientDeps } from './deps.ts';
import { requirePatient } from './read-patient.ts';
import { searchTextOf } from './search-text.ts';
import { updatePatient } from './store.ts';
import type { Patient, PatientChange } from './types.ts';

/** @throws AppError NOT_FOUND; CONFLICT when somebody else changed it meanwhile */
export async function changePatient(
  { database, clock }: PatientDeps,
  { patientId, change, by }: { patientId: string; change: PatientChange; by: Caller },
): Promise<Patient> {
  const { version, ...fields } = change;
  return database.transaction().execute(async (transaction) => {
    const before = await requirePatient({ database: transaction }, patientId);
    const number = fields.number === undefined ? before.number : fields.number || null;
    await updatePatient(transaction, {
      id: patientId,
      version,
      change: {
        ...fields,
        number,
        searchText: searchTextOf({ name: fields.name ?? before.name, number }),
        updatedAt: clock().toISOString(),
      },
    });
    await recordAuditEvent(
      { database: transaction, clock },
      {
        name: 'patientChanged',
        actorId: by.actor.userId,
        entityId: patientId,
        patientId,
        requestId: by.requestId,
        detail: { fields: Object.keys(fields) },
      },
    );
    return requirePatient({ database: transaction }, patientId);
  });
}
