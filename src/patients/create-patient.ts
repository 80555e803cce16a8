import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '../audit/index.ts';
import type { Caller } from '../route.ts';
import type { PatientDeps } from './deps.ts';
import { requirePatient } from './read-patient.ts';
import { searchTextOf } from './search-text.ts';
import { insertPatient } from './store.ts';
import type { Patient, PatientInput } from './types.ts';

/** @param synthetic only for the demo clinic: such a patient is no person and says so on every page. */
export async function createPatient(
  { database, clock }: PatientDeps,
  { input, by, synthetic = false }: { input: PatientInput; by: Caller; synthetic?: boolean },
): Promise<Patient> {
  const id = randomUUID();
  const now = clock().toISOString();
  return database.transaction().execute(async (transaction) => {
    await insertPatient(transaction, {
      id,
      name: input.name,
      number: input.number || null,
      yearOfBirth: input.yearOfBirth ?? null,
      notes: input.notes ?? '',
      synthetic: synthetic ? 1 : 0,
      searchText: searchTextOf(input),
      version: 1,
      createdAt: now,
      updatedAt: now,
    });
    await recordAuditEvent(
      { database: transaction, clock },
      {
        name: 'patientCreated',
        actorId: by.actor.userId,
        entityId: id,
        patientId: id,
        requestId: by.requestId,
      },
    );
    return requirePatient({ database: transaction }, id);
  });
}
