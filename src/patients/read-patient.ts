import { recordAuditEvent } from '../audit/index.ts';
import { AppError } from '../errors.ts';
import type { Caller } from '../route.ts';
import type { PatientDeps } from './deps.ts';
import { findPatient } from './store.ts';
import type { Patient } from './types.ts';

/** @throws AppError NOT_FOUND */
export async function readPatient(
  deps: PatientDeps,
  { patientId, by }: { patientId: string; by: Caller },
): Promise<Patient> {
  const patient = await requirePatient(deps, patientId);
  await recordAuditEvent(deps, {
    name: 'patientViewed',
    actorId: by.actor.userId,
    entityId: patientId,
    patientId,
    requestId: by.requestId,
  });
  return patient;
}

/** @throws AppError NOT_FOUND */
export async function requirePatient(
  { database }: Pick<PatientDeps, 'database'>,
  patientId: string,
): Promise<Patient> {
  const patient = await findPatient(database, patientId);
  if (patient) return patient;
  throw new AppError('NOT_FOUND', {
    userMessage: 'There is no such patient. Go back to the list of patients.',
  });
}
