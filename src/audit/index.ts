export type { AuditDeps } from './deps.ts';
export { noteHead, readHeads } from './heads.ts';
export { recordAuditEvent } from './record-audit-event.ts';
export { auditRoutes } from './routes.ts';
export { sealOlderEvents } from './seal-older-events.ts';
export { type AuditEvent, type AuditEventName, auditEvents } from './types.ts';
export { verifyAuditTrail } from './verify-audit-trail.ts';
