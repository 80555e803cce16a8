import { recordAuditEvent } from '../audit/index.ts';
import type { Caller } from '../route.ts';
import type { PatientDeps } from './deps.ts';
import { searchPatients } from './store.ts';
import type { PatientList, PatientSearch } from './types.ts';

export async function listPatients(
  deps: PatientDeps,
  { search, by }: { search: PatientSearch; by: Caller },
): Promise<PatientList> {
  const list = await searchPatients(deps.database, search);
  await recordAuditEvent(deps, {
    name: 'patientsListed',
    actorId: by.actor.userId,
    entityId: null,
    requestId: by.requestId,
    detail: { shown: list.items.length, searched: Boolean(search.search) },
  });
  return list;
}
