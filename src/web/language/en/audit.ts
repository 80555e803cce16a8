import type { AuditEventName } from '../../../audit/types.ts';

/** What each event says happened, as in a list. */
const events: Partial<Record<AuditEventName, string>> = {
  accountCreated: 'Account made',
  signedIn: 'Signed in',
  signInRefused: 'Sign-in refused',
  signedOut: 'Signed out',
  passwordChanged: 'Password changed',
  patientsListed: 'List of patients seen',
  patientCreated: 'Patient added',
  patientViewed: 'Patient seen',
  patientChanged: 'Patient changed',
  seriesCreated: 'Series started',
  seriesViewed: 'Series seen',
  seriesChanged: 'Series changed',
  planChanged: 'Plan changed',
  sessionCreated: 'Session recorded',
  sessionChanged: 'Session changed',
  sessionRemoved: 'Session removed',
  photoUploaded: 'Photo added',
  photoViewed: 'Photo seen',
  originalExported: 'Original photo exported',
  photoChanged: 'Photo’s date or view changed',
  cardPrinted: 'Card printed',
  photoRemoved: 'Photo removed',
  visitChanged: 'Visit changed',
  comparisonViewed: 'Comparison seen',
  comparisonImageViewed: 'Picture of a comparison seen',
  comparisonRetried: 'Comparison measured again',
  comparisonMeasured: 'Comparison measured',
  reportExported: 'Report exported',
  auditViewed: 'Audit trail seen',
  auditExported: 'Audit trail exported',
  auditVerified: 'Audit trail verified',
};

/** 'somethingNewHappened' -> 'Something new happened', for an event that has no words of its own. */
const spellOut = (name: string) => {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The audit trail. */
export const audit = {
  title: 'Audit trail',
  lead: 'Who saw, changed or exported what. Nothing here can be changed or removed.',
  loading: 'the audit trail',
  patient: 'Patient',
  person: 'Person',
  kind: 'What happened',
  from: 'From',
  to: 'Until',
  anybody: 'Anybody',
  anything: 'Anything',
  onePatient: 'Events of one patient only.',
  allPatients: 'Show all patients',
  filters: 'Choose events',
  when: 'When',
  who: 'Who',
  nobody: 'Nobody signed in',
  gone: 'Account that is gone',
  details: 'Details',
  caption: 'Events, newest first',
  empty: 'Nothing of this kind happened',
  emptyWhy: 'Choose another person, another kind of event or more days.',
  clear: 'Show everything',
  more: 'Older events',
  export: 'Export as a table',
  verify: 'Verify the trail',
  verifying: 'Reckoning the whole chain anew',
  intact: (events: string) => `${events} events, none altered, removed or put in.`,
  seal: 'Seal of the last event. Note it somewhere else: with it, a trail written wholly anew can be found out.',
  tampered: (places: string) =>
    `The audit trail was tampered with in ${places} places. Keep the data folder as it is and compare it with a back-up.`,
  faults: {
    altered: (event: string) => `Event ${event} does not say what was sealed.`,
    missing: (event: string) => `Event ${event} is gone, and maybe more after it.`,
    unsealed: (event: string) => `Event ${event} was put in past the program.`,
    head: (event: string) =>
      `Event ${event} was the last one once, under another seal: the trail was written anew or cut off.`,
    'lost-seal': () => 'A seal noted earlier is nowhere in the trail.',
  },
  event: (name: string) => (events as Record<string, string | undefined>)[name] ?? spellOut(name),
  /** Name of a fact: 'engineVersion' -> 'Engine version'. */
  detail: spellOut,
  events: Object.keys(events),
};
