export { recordAuditEvent } from './record-audit-event.ts';
export { type AuditEvent, type AuditEventName, auditEvents } from './types.ts';
