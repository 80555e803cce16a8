/**
 * What is written down, in the manner of FHIR AuditEvent (action create / read / update / delete / execute on an entity).
 * Rows are only ever added.
 */
export const auditEvents = {
  accountCreated: { action: 'create', entity: 'account' },
  signedIn: { action: 'execute', entity: 'account' },
  signInRefused: { action: 'execute', entity: 'account' },
  signedOut: { action: 'execute', entity: 'account' },
  passwordChanged: { action: 'update', entity: 'account' },
  peopleListed: { action: 'read', entity: 'account' },
  invitationCreated: { action: 'create', entity: 'invitation' },
  invitationRevoked: { action: 'delete', entity: 'invitation' },
  patientsListed: { action: 'read', entity: 'patient' },
  patientCreated: { action: 'create', entity: 'patient' },
  patientViewed: { action: 'read', entity: 'patient' },
  patientChanged: { action: 'update', entity: 'patient' },
  seriesCreated: { action: 'create', entity: 'series' },
  seriesViewed: { action: 'read', entity: 'series' },
  seriesChanged: { action: 'update', entity: 'series' },
  planChanged: { action: 'update', entity: 'series' },
  sessionCreated: { action: 'create', entity: 'session' },
  sessionChanged: { action: 'update', entity: 'session' },
  sessionRemoved: { action: 'delete', entity: 'session' },
  photoUploaded: { action: 'create', entity: 'photo' },
  photoViewed: { action: 'read', entity: 'photo' },
  originalExported: { action: 'read', entity: 'photo' },
  photoChanged: { action: 'update', entity: 'photo' },
  photoRemoved: { action: 'delete', entity: 'photo' },
  visitChanged: { action: 'update', entity: 'visit' },
  comparisonViewed: { action: 'read', entity: 'comparison' },
  comparisonImageViewed: { action: 'read', entity: 'comparison' },
  comparisonRetried: { action: 'execute', entity: 'comparison' },
  comparisonMeasured: { action: 'execute', entity: 'comparison' },
  reportExported: { action: 'read', entity: 'comparison' },
} as const;
export type AuditEventName = keyof typeof auditEvents;

export interface AuditEvent {
  name: AuditEventName;
  /** Who; null for the system itself and for people who are not signed in. */
  actorId: string | null;
  entityId: string | null;
  /** Series or patient the entity belongs to, so that a patient's trail can be read together. */
  patientId?: string | null;
  requestId?: string | null;
  /** Facts without patient data: names of changed fields, sizes, counts. */
  detail?: Record<string, unknown>;
}
