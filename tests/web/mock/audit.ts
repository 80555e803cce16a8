import type { AuditList, AuditVerification } from '../../../src/audit/types.ts';
import { id, patients } from './clinic.ts';

const actor = { id: id(7, 1), name: 'Dr Ada Test' };
const item = (number: number, name: string, rest: Partial<AuditList['items'][number]> = {}) => ({
  id: number,
  at: `2026-06-1${number % 9}T09:3${number % 6}:00.000Z`,
  name,
  action: 'read',
  entity: 'patient',
  entityId: id(7, number),
  actor,
  patient: { id: patients[0]!.id, name: patients[0]!.name, number: patients[0]!.number },
  detail: {},
  ...rest,
});

export const auditList: AuditList = {
  items: [
    item(412, 'originalExported'),
    item(411, 'comparisonViewed'),
    item(410, 'patientChanged', {
      detail: { fields: ['name', 'notes', 'yearOfBirth'] },
      patient: { id: patients[1]!.id, name: patients[1]!.name, number: null },
    }),
    item(409, 'comparisonMeasured', { actor: null, detail: { engineVersion: '0.3.0' } }),
    item(408, 'signInRefused', { actor: null, patient: null }),
    item(407, 'patientViewed', { actor: { id: id(7, 2), name: null } }),
  ],
  next: 406,
  actors: [actor, { id: id(7, 2), name: null }],
};

export const auditVerification: AuditVerification = {
  events: 12_412,
  head: { id: 12_412, seal: '4be0'.repeat(16) },
  faults: [],
  faultCount: 0,
};
