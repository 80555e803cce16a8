import { z } from 'zod';
import { momentSchema } from '../calendar.ts';
import { idSchema } from '../route.ts';

/**
 * What is written down, in the manner of FHIR AuditEvent (action create / read / update / delete / execute on an entity).
 * Rows are only ever added.
 */
export const auditEvents = {
  accountCreated: { action: 'create', entity: 'account' },
  signedIn: { action: 'execute', entity: 'account' },
  signInRefused: { action: 'execute', entity: 'account' },
  accountLocked: { action: 'update', entity: 'account' },
  accountUnlocked: { action: 'update', entity: 'account' },
  signedOut: { action: 'execute', entity: 'account' },
  signInRanOut: { action: 'execute', entity: 'account' },
  signInsEnded: { action: 'execute', entity: 'account' },
  passwordChanged: { action: 'update', entity: 'account' },
  passwordResetIssued: { action: 'execute', entity: 'account' },
  ownerRecovered: { action: 'execute', entity: 'account' },
  passwordReset: { action: 'update', entity: 'account' },
  secondFactorTurnedOn: { action: 'update', entity: 'account' },
  secondFactorTurnedOff: { action: 'update', entity: 'account' },
  backupCodesRenewed: { action: 'update', entity: 'account' },
  passkeyAdded: { action: 'update', entity: 'account' },
  passkeyRemoved: { action: 'update', entity: 'account' },
  peopleListed: { action: 'read', entity: 'account' },
  personChanged: { action: 'update', entity: 'account' },
  clinicSettingsChanged: { action: 'update', entity: 'clinic' },
  invitationCreated: { action: 'create', entity: 'invitation' },
  invitationRevoked: { action: 'delete', entity: 'invitation' },
  patientsListed: { action: 'read', entity: 'patient' },
  patientCreated: { action: 'create', entity: 'patient' },
  patientViewed: { action: 'read', entity: 'patient' },
  patientChanged: { action: 'update', entity: 'patient' },
  seriesCreated: { action: 'create', entity: 'series' },
  seriesViewed: { action: 'read', entity: 'series' },
  seriesChanged: { action: 'update', entity: 'series' },
  overviewViewed: { action: 'read', entity: 'overview' },
  calendarFeedMade: { action: 'create', entity: 'calendarFeed' },
  calendarFeedChanged: { action: 'update', entity: 'calendarFeed' },
  calendarFeedRevoked: { action: 'delete', entity: 'calendarFeed' },
  calendarFeedRead: { action: 'read', entity: 'calendarFeed' },
  outcomeChanged: { action: 'update', entity: 'series' },
  planChanged: { action: 'update', entity: 'series' },
  planVersionsViewed: { action: 'read', entity: 'series' },
  sessionCreated: { action: 'create', entity: 'session' },
  sessionChanged: { action: 'update', entity: 'session' },
  sessionRemoved: { action: 'delete', entity: 'session' },
  photoUploaded: { action: 'create', entity: 'photo' },
  photoViewed: { action: 'read', entity: 'photo' },
  originalExported: { action: 'read', entity: 'photo' },
  regionsProposed: { action: 'read', entity: 'photo' },
  photoChanged: { action: 'update', entity: 'photo' },
  cardPrinted: { action: 'execute', entity: 'card' },
  photoRemoved: { action: 'delete', entity: 'photo' },
  visitChanged: { action: 'update', entity: 'visit' },
  comparisonAsked: { action: 'create', entity: 'comparison' },
  comparisonViewed: { action: 'read', entity: 'comparison' },
  comparisonImageViewed: { action: 'read', entity: 'comparison' },
  comparisonRetried: { action: 'execute', entity: 'comparison' },
  comparisonMeasured: { action: 'execute', entity: 'comparison' },
  reportExported: { action: 'read', entity: 'comparison' },
  consentsViewed: { action: 'read', entity: 'consent' },
  consentRecorded: { action: 'create', entity: 'consent' },
  consentWithdrawn: { action: 'create', entity: 'consent' },
  consentEnded: { action: 'create', entity: 'consent' },
  signedMatterViewed: { action: 'read', entity: 'consent' },
  consentTextAdded: { action: 'create', entity: 'consentText' },
  patientReportsListed: { action: 'read', entity: 'series' },
  patientReportPreviewed: { action: 'read', entity: 'series' },
  patientReportMade: { action: 'create', entity: 'patientReport' },
  patientReportViewed: { action: 'read', entity: 'patientReport' },
  patientReportExported: { action: 'read', entity: 'patientReport' },
  patientReportRemoved: { action: 'delete', entity: 'patientReport' },
  shareLinksListed: { action: 'read', entity: 'patientReport' },
  shareLinkMade: { action: 'create', entity: 'shareLink' },
  shareLinkRevoked: { action: 'update', entity: 'shareLink' },
  shareLinkOpened: { action: 'read', entity: 'shareLink' },
  shareLinkDownloaded: { action: 'read', entity: 'shareLink' },
  shareLinkRefused: { action: 'execute', entity: 'shareLink' },
  shareLinkConsentsViewed: { action: 'read', entity: 'shareLink' },
  galleryCasesListed: { action: 'read', entity: 'galleryCase' },
  galleryCasePreviewed: { action: 'read', entity: 'comparison' },
  galleryCasePublished: { action: 'create', entity: 'galleryCase' },
  galleryCaseViewed: { action: 'read', entity: 'galleryCase' },
  galleryCaseExported: { action: 'read', entity: 'galleryCase' },
  galleryCaseEnded: { action: 'update', entity: 'galleryCase' },
  galleryTakeDownsViewed: { action: 'read', entity: 'galleryCase' },
  galleryTakeDownDone: { action: 'update', entity: 'galleryCase' },
  galleryCandidatesListed: { action: 'read', entity: 'comparison' },
  galleryCandidateViewed: { action: 'read', entity: 'comparison' },
  signingKeyMade: { action: 'create', entity: 'signingKey' },
  backupRestored: { action: 'execute', entity: 'clinic' },
  signingKeyRotated: { action: 'update', entity: 'signingKey' },
  signingKeyDistrusted: { action: 'update', entity: 'signingKey' },
  auditViewed: { action: 'read', entity: 'audit' },
  auditExported: { action: 'read', entity: 'audit' },
  auditVerified: { action: 'execute', entity: 'audit' },
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

/** An event as it is stored and sealed: everything but the seal. */
export interface AuditEventFacts {
  /** 1, 2, 3 ... without gaps. */
  id: number;
  at: string;
  name: string;
  action: string;
  entity: string;
  entityId: string | null;
  actorId: string | null;
  patientId: string | null;
  requestId: string | null;
  /** JSON text, sealed as it is written. */
  detail: string;
}

const eventIdSchema = z.coerce.number().int().positive();

export const auditFilterSchema = z.strictObject({
  patientId: idSchema.optional(),
  actorId: z.string().min(1).max(80).optional(),
  name: z.enum(Object.keys(auditEvents) as [AuditEventName]).optional(),
  /** From this moment on. */
  from: momentSchema.optional(),
  /** Before this moment. */
  to: momentSchema.optional(),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

export const auditSearchSchema = auditFilterSchema.extend({
  /** Events older than this one: the last of the page before. */
  before: eventIdSchema.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type AuditSearch = z.infer<typeof auditSearchSchema>;

export const auditListItemSchema = z.strictObject({
  id: z.int().positive(),
  at: momentSchema,
  name: z.string(),
  action: z.string(),
  entity: z.string(),
  entityId: z.string().nullable(),
  /** Null: the system itself, or somebody not signed in. The name is null when the account is gone. */
  actor: z.strictObject({ id: z.string(), name: z.string().nullable() }).nullable(),
  patient: z
    .strictObject({ id: z.string(), name: z.string().nullable(), number: z.string().nullable() })
    .nullable(),
  detail: z.record(z.string(), z.unknown()),
});
export type AuditListItem = z.infer<typeof auditListItemSchema>;

/** GET /api/audit */
export const auditListSchema = z.strictObject({
  items: z.array(auditListItemSchema),
  /** Pass as `before` for older events; null: there are none. */
  next: z.int().positive().nullable(),
  /** Everybody who ever did something, to choose from. */
  actors: z.array(z.strictObject({ id: z.string(), name: z.string().nullable() })),
});
export type AuditList = z.infer<typeof auditListSchema>;

/** Where the trail ended at a moment: noted outside the database, so that a trail written anew is found out. */
export const auditHeadSchema = z.strictObject({
  id: z.int().positive(),
  seal: z.string().regex(/^[0-9a-f]{64}$/),
});
export type AuditHead = z.infer<typeof auditHeadSchema>;

export const auditFaultSchema = z.strictObject({
  /**
   * `altered`: the event does not say what was sealed; `missing`: from this number on some
   * are gone; `unsealed`: it was put in
   * past the program; `head`: the trail once ended here with another seal, so it was written anew or cut off;
   * `lost-seal`: the seal that was asked for is nowhere in it.
   */
  kind: z.enum(['altered', 'missing', 'unsealed', 'head', 'lost-seal']),
  /** Null for `lost-seal`. */
  eventId: z.int().positive().nullable(),
});
export type AuditFault = z.infer<typeof auditFaultSchema>;

/** GET /api/audit/verification */
export const auditVerificationSchema = z.strictObject({
  events: z.int().nonnegative(),
  head: auditHeadSchema.nullable(),
  /** By event; at most 100 of them. */
  faults: z.array(auditFaultSchema),
  faultCount: z.int().nonnegative(),
});
export type AuditVerification = z.infer<typeof auditVerificationSchema>;
