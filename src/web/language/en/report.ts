import type { ReportFileName } from '../../../patient-reports/types.ts';

/** Reports for patients: composed from a series, looked at, handed out. */
export const report = {
  list: 'Reports for the patient',
  listWhy:
    'Photos and numbers of this series in plain words. What is in a report is copied and never changes.',
  make: 'Make a report',
  none: 'No report was made yet.',
  noneMeasured: 'A report can be made once two photos of a view have been compared.',
  madeOn: (day: string, by: string | null) => `${day}${by === null ? '' : `, by ${by}`}`,
  shows: (visits: number, days: string) => (visits === 1 ? `Visit of ${days}` : `Visits of ${days}`),
  what: 'the reports',

  compose: 'New report',
  theSeries: 'the series',
  series: 'series',
  form: 'What the report shows',
  visits: 'Visits',
  visitsNote: 'Each is shown beside the baseline. The chart shows every visit in any case.',
  views: 'Views',
  metrics: 'Measured',
  required: '(primary outcome, always in the report)',
  omitted: 'What you leave out is named in the report.',
  note: 'Your words to the patient',
  noteHint: 'Shown near the top. Leave names out: a link that gets lost should say little.',
  notMeasured: 'Nothing to report yet',
  notMeasuredWhy:
    'A report compares photos. Add photos from before treatment and from a follow-up, then wait until they are measured.',
  toSeries: 'Back to the series',
  submit: 'Make this report',
  preview: 'As the patient sees it',
  previewing: 'Preview is being made',
  choose: 'Choose at least one visit and one view.',

  title: (day: string) => `Report of ${day}`,
  report: 'report',
  theReport: 'the report',
  failed: 'Report',
  downloads: 'Files',
  downloadsWhy:
    'The manifest is signed: with it, anybody can check at this clinic’s verify page that photos and numbers are genuine.',
  files: {
    'report-a4.pdf': 'PDF, A4',
    'report-letter.pdf': 'PDF, Letter',
    'numbers.csv': 'Numbers as a table (CSV)',
    'numbers.json': 'Numbers (JSON)',
    'manifest.json': 'Signed manifest (JSON)',
  } satisfies Record<ReportFileName, string>,
  remove: 'Remove report',
  removeTitle: 'Remove this report?',
  removeWhat:
    'Its pictures and files are deleted, and no link to it opens any more. The series stays as it is.',
};
