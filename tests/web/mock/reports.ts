import type { SeriesDetail } from '../../../src/comparisons/types.ts';
import { composeDocument } from '../../../src/patient-reports/compose-document.ts';
import { reportPage } from '../../../src/patient-reports/index.ts';
import { reportChoices } from '../../../src/patient-reports/report-choices.ts';
import type { ReportDetail, ReportDocument, ReportListItem } from '../../../src/patient-reports/types.ts';
import { id, longName, patients } from './clinic.ts';

export const reportId = id(9, 0);
const madeAt = '2026-09-06T08:30:00.000Z';

/** A report of everything at the latest visits. */
export function documentOf(detail: SeriesDetail, { visits = 2 } = {}): ReportDocument {
  const { required: _required, ...choices } = reportChoices(detail);
  const note = 'You heal well. Please use sun cream every day.';
  return composeDocument(detail, {
    input: { ...choices, visits: choices.visits.slice(-visits), note },
    clinic: 'Clinic at the Market',
    madeOn: '2026-09-06',
    sizeOf: () => ({ width: 1260, height: 980 }),
  });
}

const htmlOf = (detail: SeriesDetail) =>
  reportPage(
    { document: documentOf(detail) },
    {
      address: (picture) => `/api/comparisons/any/images/${picture.includes('before') ? 'before' : 'after'}`,
    },
  ).html;

function listItem(index: number, detail: SeriesDetail): ReportListItem {
  const { visits, views, metrics } = reportChoices(detail);
  const by = index === 0 ? 'Dr Ada Test' : longName;
  return { id: id(9, index), createdAt: madeAt, by, visits: visits.slice(index), views, metrics };
}

/** What the invented clinic says of reports; undefined: nothing. */
export function reportAnswer(path: string, series: readonly SeriesDetail[]): unknown {
  const ofSeries = /^\/api\/series\/([^/]+)\/reports(\/preview)?$/.exec(path);
  const detail = series.find((one) => one.series.id === ofSeries?.[1]);
  if (detail && ofSeries?.[2]) return { html: htmlOf(detail) };
  if (detail) return { items: detail === series[0] ? [listItem(0, detail), listItem(3, detail)] : [] };
  if (path !== `/api/reports/${reportId}`) return undefined;
  const { id: patientId, name, number, synthetic } = patients[0]!;
  const report: ReportDetail = {
    ...listItem(0, series[0]!),
    series: { id: series[0]!.series.id, name: series[0]!.series.name },
    patient: { id: patientId, name, number, synthetic },
    html: htmlOf(series[0]!),
  };
  return report;
}
