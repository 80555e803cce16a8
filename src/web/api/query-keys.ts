/** Where each server answer is kept. An invalidation names a prefix. */
export const queryKeys = {
  session: ['session'],
  /** Captures on this device. */
  waiting: ['waiting'],
  account: ['account'],
  people: ['people'],
  clinicSettings: ['clinic-settings'],
  about: ['about'],
  validation: ['validation'],
  audit: ['audit'],
  patients: ['patients'],
  patientList: (search: string, offset: number) => ['patients', 'list', search, offset],
  patientsOfNumber: (number: string) => ['patients', 'number', number],
  patient: (patientId: string) => ['patients', 'one', patientId],
  patientSeries: (patientId: string) => ['patients', 'one', patientId, 'series'],
  overview: ['overview'],
  calendarFeed: ['calendar-feed'],
  sessionProposals: ['session-proposals'],
  series: (seriesId: string) => ['series', seriesId],
  planVersions: (seriesId: string) => ['series', seriesId, 'plan-versions'],
  proposedRegions: (photoId: string) => ['photos', photoId, 'proposed-regions'],
  comparison: (comparisonId: string) => ['comparisons', comparisonId],
} as const;
