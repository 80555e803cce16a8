import type { ColumnType, Generated, Kysely, Transaction } from 'kysely';

/** ISO 8601 moments and 'YYYY-MM-DD' days are text; JSON columns are text read and written by the room's store. */
type Moment = string;
type Day = string;
type JsonText = string;
type Flag = 0 | 1;

export interface PatientRow {
  id: string;
  name: string;
  number: string | null;
  yearOfBirth: number | null;
  notes: string;
  synthetic: Flag;
  /** Name and number as they are searched. */
  searchText: string;
  /** Counts up with each change; so do those of series, sessions and visits. */
  version: number;
  createdAt: ColumnType<Moment, Moment, never>;
  updatedAt: Moment;
}

export interface SeriesRow {
  id: string;
  patientId: string;
  name: string;
  indication: string;
  indicationNote: string;
  areas: JsonText;
  views: JsonText;
  primaryOutcome: JsonText | null;
  protocol: JsonText;
  usesCard: Flag;
  plan: JsonText | null;
  planPhotoId: string | null;
  planVersion: number;
  /** Individual typology angle of untreated skin at baseline, once it was measured. */
  skinItaDeg: number | null;
  /** Whether what is open of its schedule is in `dueItems`. */
  isScheduled: Flag;
  version: number;
  synthetic: Flag;
  createdAt: ColumnType<Moment, Moment, never>;
  updatedAt: Moment;
}

export interface SessionRow {
  id: string;
  seriesId: string;
  date: Day;
  device: string;
  needleDepthMm: number | null;
  passes: number | null;
  area: string;
  numbing: string;
  aftercare: string;
  adverseEvents: string;
  /** Null: recorded before the checklist was asked for. */
  checklist: JsonText | null;
  notes: string;
  version: number;
  createdAt: ColumnType<Moment, Moment, never>;
}

export interface VisitRow {
  id: string;
  seriesId: string;
  date: Day;
  note: string;
  /** State of skin and light as stated at the visit; null while nobody said. */
  state: JsonText | null;
  version: number;
}

/** What is open of a series' schedule. */
export interface DueItemRow {
  seriesId: string;
  kind: 'baseline-photos' | 'session' | 'follow-up' | 'touch-up';
  number: number | null;
  months: number | null;
  dueOn: Day;
  dueUntil: Day | null;
}

export interface CalendarFeedRow {
  id: string;
  tokenHash: string;
  showsNumbers: Flag;
  createdAt: Moment;
  /** When a reading of it was last written into the audit. */
  readAt: Moment | null;
}

export interface OutcomeChangeRow {
  id: Generated<number>;
  seriesId: string;
  at: Moment;
  /** What became another one of what the series is judged by. */
  from: JsonText;
  to: JsonText;
  reason: string;
}

export interface PhotoRow {
  id: string;
  seriesId: string;
  visitId: string;
  view: string;
  dateSource: 'given' | 'exif' | 'upload';
  fileName: string;
  format: string;
  width: number;
  height: number;
  byteSize: number;
  sha256: string;
  /** Why it was taken although the guided capture found it unfit; null where it fitted or came as a file. */
  overrideReason: string | null;
  createdAt: ColumnType<Moment, Moment, never>;
}

/** Further frames of one photo, taken within the same second or two; originals like the first. */
export interface PhotoFrameRow {
  photoId: string;
  /** 2, 3 ...: the photo itself is the first. */
  number: number;
  sha256: string;
  format: string;
  byteSize: number;
}

/** Smaller versions of an original and its tiles, keyed by its content: two patients' equal files share them. */
export interface PhotoDerivativeRow {
  originalSha256: string;
  size: 'thumbnail' | 'medium' | 'preview' | 'tiles';
  blob: string;
}

/** Every plan a series ever had, the present one last. */
export interface PlanVersionRow {
  seriesId: string;
  /** 1, 2, 3 ... within the series. */
  version: number;
  /** Null: the plan was removed. */
  plan: JsonText | null;
  photoId: string | null;
  /** Null: drawn before versions were kept. */
  actorId: string | null;
  createdAt: ColumnType<Moment, Moment, never>;
}

export interface ComparisonRow {
  id: string;
  seriesId: string;
  baselinePhotoId: string;
  followUpPhotoId: string;
  /** The plan this comparison is to be measured with; its result's plan once done. */
  plan: JsonText | null;
  result: JsonText | null;
  engineVersion: string | null;
  /** A person asked for this pair: it is no part of the series' course. */
  asked: Flag;
  createdAt: ColumnType<Moment, Moment, never>;
}

export interface ComparisonImageRow {
  comparisonId: string;
  name: string;
  mediaType: string;
  width: number;
  height: number;
  blob: string;
}

/** What a series came to at its latest visit that counts as outcome. */
export interface SeriesOutcomeRow {
  seriesId: string;
  /** Null with the verdict, as long as no visit counts. */
  comparisonId: string | null;
  /** Of the primary outcome. */
  metric: string | null;
  verdict: 'improved' | 'worsened' | 'no-measurable-change' | 'not-measurable' | null;
  /** Null unless it was measured. */
  percent: number | null;
  baselineOn: Day | null;
  /** Given before that visit. */
  sessions: number;
  monthsSinceBaseline: number;
  monthsSinceLastSession: number;
}

/** A secret address of a report, for its patient. */
export interface ShareLinkRow {
  id: string;
  reportId: string;
  /** SHA-256 of the address' token: the token itself is shown once. */
  tokenHash: string;
  expiresOn: Day;
  asksYearOfBirth: Flag;
  opensOnce: Flag;
  revokedAt: Moment | null;
  /** When the patient took back or refused the consent to reports. */
  withdrawnAt: Moment | null;
  actorId: string;
  createdAt: ColumnType<Moment, Moment, never>;
}

/** What became of a share link: where nobody's address is kept. */
export interface ShareLinkUseRow {
  id: Generated<number>;
  linkId: string;
  at: Moment;
  what: 'opened' | 'downloaded' | 'refused';
  why: string | null;
  /** SHA-256 of the cookie that the opening lasts by; null where the link opens without. */
  passHash: string | null;
}

/** What a clinician made of a series for its patient. Never changed; removed as a whole. */
export interface PatientReportRow {
  id: string;
  seriesId: string;
  document: JsonText;
  actorId: string | null;
  createdAt: ColumnType<Moment, Moment, never>;
}

/** A file of a report: a picture, or one to download. */
export interface PatientReportFileRow {
  reportId: string;
  name: string;
  mediaType: string;
  blob: string;
  /** Whose picture it is; null of what is no picture. */
  photoId: string | null;
}

/** Patients photographed twice in one view with one camera, to learn how far changes scatter that are none. */
export interface RepeatabilityStudyRow {
  id: string;
  name: string;
  view: string;
  camera: string;
  /** The floors it gave; null while patients are missing or its captures are to be measured anew. */
  floors: JsonText | null;
  createdAt: ColumnType<Moment, Moment, never>;
  updatedAt: Moment;
}

/** The two captures of one patient, and what comparing them gave. */
export interface RepeatabilityCaptureRow {
  studyId: string;
  patientId: string;
  firstPhotoId: string;
  /** Null until the patient was repositioned and photographed again. */
  secondPhotoId: string | null;
  plan: JsonText | null;
  result: JsonText | null;
  engineVersion: string | null;
  createdAt: ColumnType<Moment, Moment, never>;
}

/**
 * Files whose last row may be gone: written in the transaction that took the row, worked off after it, so that a removed
 * photo is gone from the disk even when the program ends in between.
 */
export interface DiscardedBlobRow {
  kind: 'originals' | 'derived';
  blob: string;
}

/** The one place where the state of work is kept. */
export interface JobRow {
  id: string;
  kind: string;
  subjectId: string;
  status: 'queued' | 'running' | 'done' | 'failed';
  /** Counts up when the same work is asked for anew, so that an older run can't store its result. */
  revision: number;
  /** Runs that ended in an error. */
  attempts: number;
  /** Runs cut off because the whole program ended. */
  interruptions: number;
  runAfter: Moment;
  leaseUntil: Moment | null;
  errorCode: string | null;
  errorMessage: string | null;
  createdAt: Moment;
  startedAt: Moment | null;
  finishedAt: Moment | null;
}

export interface AuditEventRow {
  id: Generated<number>;
  at: Moment;
  name: string;
  action: string;
  entity: string;
  entityId: string | null;
  actorId: string | null;
  patientId: string | null;
  requestId: string | null;
  detail: JsonText;
  /** Seal of this event and, through that of the one before, of all earlier ones. */
  seal: string | null;
}

export interface OneTimeTokenRow {
  /** SHA-256 of the token: the token itself is only ever on the console. */
  tokenHash: string;
  purpose: 'first-run' | 'demo-sign-in';
  createdAt: Moment;
}

type RoleText = 'owner' | 'clinician' | 'marketing';

/** Written and read by the account library, but for what the accounts room keeps about the person. */
export interface LoginUserRow {
  id: string;
  name: string;
  email: string;
  emailVerified: Flag;
  image: string | null;
  twoFactorEnabled: Flag;
  createdAt: Moment;
  updatedAt: Moment;
  role: RoleText;
  /** Wrong passwords and codes since the last sign-in. */
  failedTries: Generated<number>;
  lockedUntil: Moment | null;
  deactivatedAt: Moment | null;
  lastSignInAt: Moment | null;
}

/** A sign-in. The account library's, but for its last use. */
export interface LoginSessionRow {
  id: string;
  userId: string;
  userAgent: string | null;
  createdAt: Moment;
  expiresAt: Moment;
  lastUsedAt: Moment;
}

/** The account library's: the second factor of a person. Only ever removed by us. */
export interface LoginTwoFactorRow {
  id: string;
  userId: string;
}

/** The account library's: a passkey. Ours are its list and its removal. */
export interface LoginPasskeyRow {
  id: string;
  userId: string;
  name: string;
  credentialID: string;
  createdAt: Moment;
}

/** The account library's: what is open between two steps, e.g. a password given and a code to come. */
export interface LoginVerificationRow {
  identifier: string;
  value: string;
}

/** Somebody who may make an account. The row goes when it is made, or the invitation revoked. */
export interface InvitationRow {
  id: string;
  /** SHA-256 of the link's token, here and below: the token itself is shown once. */
  tokenHash: string;
  email: string;
  role: RoleText;
  createdAt: Moment;
  expiresAt: Moment;
}

/** Somebody who may choose a new password. The row goes when it is chosen. */
export interface PasswordResetRow {
  userId: string;
  tokenHash: string;
  createdAt: Moment;
  expiresAt: Moment;
}

/** One row. */
export interface ClinicSettingsRow {
  id: 1;
  name: string;
  idleMinutes: number;
  secondFactorRequired: Flag;
}

/** Both tables of consent are append-only by trigger. */
export interface ConsentTextRow {
  scope: string;
  version: number;
  title: string;
  body: string;
  sha256: string;
  actorId: string | null;
  createdAt: Moment;
}

export interface ConsentRecordRow {
  /** In the order of writing: the latest word counts. */
  number: Generated<number>;
  id: string;
  patientId: string;
  seriesId: string | null;
  scope: string;
  decision: string;
  channels: JsonText;
  identifiability: string | null;
  expiresOn: Day | null;
  expiresOnEvent: string | null;
  textVersion: number | null;
  concerns: string | null;
  source: string;
  signedName: string | null;
  signature: JsonText | null;
  paperSha256: string | null;
  paperFormat: 'jpeg' | 'png' | 'pdf' | null;
  /** Of a paper; null: of another source, or written down before it was asked. */
  signedOn: Day | null;
  note: string;
  actorId: string | null;
  createdAt: Moment;
}

/** What is or was published of a comparison. Its pictures go when it ends; the row stays. */
export interface GalleryCaseRow {
  id: string;
  slug: string;
  comparisonId: string;
  patientId: string;
  seriesId: string;
  channel: string;
  identifiability: string;
  facts: JsonText;
  /** Of the facts, for searching. */
  indication: string;
  metric: string;
  caption: string;
  overrideReason: string | null;
  /** Days of the two photos; null: not told. */
  shownDays: JsonText | null;
  /** The comparison's picture it was made from: another one, or none, and the comparison was measured anew. */
  sourceBlob: string;
  consentUntil: Day | null;
  manifest: JsonText;
  state: 'published' | 'taken-down' | 'consent-withdrawn' | 'consent-expired' | 'comparison-changed';
  publishedAt: Moment;
  publishedBy: string | null;
  endedAt: Moment | null;
}

export interface GalleryPictureRow {
  /** In public addresses; says nothing. */
  name: string;
  caseId: string;
  side: 'before' | 'after';
  width: number;
  height: number;
  sha256: string;
  blob: string;
}

/** A file of a case that left the building. Never removed. */
export interface GalleryExportRow {
  id: string;
  caseId: string;
  what: 'picture' | 'contact-sheet' | 'facts' | 'manifest';
  exportedAt: Moment;
  exportedBy: string | null;
  doneAt: Moment | null;
  doneBy: string | null;
}

/** A key that is in the clinic's key file, or should be. */
export interface SigningKeyRow {
  id: string;
}

export interface Tables {
  patients: PatientRow;
  series: SeriesRow;
  outcomeChanges: OutcomeChangeRow;
  dueItems: DueItemRow;
  calendarFeeds: CalendarFeedRow;
  sessions: SessionRow;
  visits: VisitRow;
  photos: PhotoRow;
  photoFrames: PhotoFrameRow;
  photoDerivatives: PhotoDerivativeRow;
  planVersions: PlanVersionRow;
  comparisons: ComparisonRow;
  comparisonImages: ComparisonImageRow;
  seriesOutcomes: SeriesOutcomeRow;
  repeatabilityStudies: RepeatabilityStudyRow;
  repeatabilityCaptures: RepeatabilityCaptureRow;
  patientReports: PatientReportRow;
  patientReportFiles: PatientReportFileRow;
  shareLinks: ShareLinkRow;
  shareLinkUses: ShareLinkUseRow;
  discardedBlobs: DiscardedBlobRow;
  jobs: JobRow;
  auditEvents: AuditEventRow;
  oneTimeTokens: OneTimeTokenRow;
  loginUser: LoginUserRow;
  loginSession: LoginSessionRow;
  loginTwoFactor: LoginTwoFactorRow;
  loginPasskey: LoginPasskeyRow;
  loginVerification: LoginVerificationRow;
  invitations: InvitationRow;
  passwordResets: PasswordResetRow;
  clinicSettings: ClinicSettingsRow;
  consentTexts: ConsentTextRow;
  consentRecords: ConsentRecordRow;
  galleryCases: GalleryCaseRow;
  galleryPictures: GalleryPictureRow;
  galleryExports: GalleryExportRow;
  signingKeys: SigningKeyRow;
}

/** The database or a transaction on it: stores take either. */
export type Database = Kysely<Tables>;
export type DatabaseTransaction = Transaction<Tables>;
