import { file, json, type Route, route } from '../route.ts';
import { checkAuditTrail } from './check-audit-trail.ts';
import type { AuditDeps } from './deps.ts';
import { exportAuditEvents } from './export-audit-events.ts';
import { listAuditEvents } from './list-audit-events.ts';
import { auditFilterSchema, auditListSchema, auditSearchSchema, auditVerificationSchema } from './types.ts';

export const auditRoutes = (deps: AuditDeps): Route[] => [
  route({
    method: 'get',
    path: '/api/audit',
    permission: 'owner',
    summary: 'Who saw, changed or exported what, newest first; by patient, person, kind and time',
    query: auditSearchSchema,
    answer: json(auditListSchema),
    handle: (request) => listAuditEvents(deps, { search: request.query, by: request }),
  }),
  route({
    method: 'get',
    path: '/api/audit/export',
    permission: 'owner',
    summary: 'The same as a table for a spreadsheet, without names of patients',
    query: auditFilterSchema,
    answer: file('text/csv'),
    handle: (request) => exportAuditEvents(deps, { filter: request.query, by: request }),
  }),
  route({
    method: 'post',
    path: '/api/audit/verification',
    permission: 'owner',
    summary: 'Reckons the chain of all events anew and says whether any was altered, removed or put in',
    answer: json(auditVerificationSchema),
    handle: (request) => checkAuditTrail(deps, { by: request }),
  }),
];
