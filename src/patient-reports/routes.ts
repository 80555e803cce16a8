import { z } from 'zod';
import { empty, file, idParams, idSchema, json, type Route, route } from '../route.ts';
import type { PatientReportDeps } from './deps.ts';
import { listSeriesReports, toListItem } from './list-series-reports.ts';
import { makeReport } from './make-report.ts';
import { previewReport } from './preview-report.ts';
import { exportReportFile, readReport, viewReportPicture } from './read-report.ts';
import { removeReport } from './remove-report.ts';
import {
  reportDetailSchema,
  reportFileNames,
  reportHtmlSchema,
  reportInputSchema,
  reportListItemSchema,
  reportListSchema,
} from './types.ts';

export const patientReportRoutes = (deps: PatientReportDeps): Route[] => [
  route({
    method: 'get',
    path: '/api/series/:seriesId/reports',
    permission: 'clinician',
    summary: 'The reports made of a series for its patient, newest first',
    params: idParams('seriesId'),
    answer: json(reportListSchema),
    handle: (request) => listSeriesReports(deps, { seriesId: request.params.seriesId, by: request }),
  }),
  route({
    method: 'post',
    path: '/api/series/:seriesId/reports',
    permission: 'clinician',
    summary: 'Makes a report: a copy of the chosen photos and numbers that nothing changes later',
    params: idParams('seriesId'),
    body: reportInputSchema,
    answer: json(reportListItemSchema, 201),
    handle: async (request) =>
      toListItem(
        await makeReport(deps, { seriesId: request.params.seriesId, input: request.body, by: request }),
      ),
  }),
  route({
    method: 'post',
    path: '/api/series/:seriesId/reports/preview',
    permission: 'clinician',
    summary: 'The page that the patient would see; nothing is kept',
    params: idParams('seriesId'),
    body: reportInputSchema,
    answer: json(reportHtmlSchema),
    handle: (request) =>
      previewReport(deps, { seriesId: request.params.seriesId, input: request.body, by: request }),
  }),
  route({
    method: 'get',
    path: '/api/reports/:reportId',
    permission: 'clinician',
    summary: 'A report as the patient sees it',
    params: idParams('reportId'),
    answer: json(reportDetailSchema),
    handle: (request) => readReport(deps, { reportId: request.params.reportId, by: request }),
  }),
  route({
    method: 'get',
    path: '/api/reports/:reportId/pictures/:picture',
    permission: 'clinician',
    summary: 'A registered before or after photo of a report',
    params: z.strictObject({ reportId: idSchema, picture: z.string().max(80) }),
    answer: file('image/jpeg'),
    handle: (request) => viewReportPicture(deps, { ...request.params, by: request }),
  }),
  route({
    method: 'get',
    path: '/api/reports/:reportId/files/:file',
    permission: 'clinician',
    summary: 'A report as PDF, its numbers, or its signed manifest',
    params: z.strictObject({ reportId: idSchema, file: z.enum(reportFileNames) }),
    answer: file('application/pdf', 'application/json', 'text/csv'),
    handle: (request) => exportReportFile(deps, { ...request.params, by: request }),
  }),
  route({
    method: 'delete',
    path: '/api/reports/:reportId',
    permission: 'clinician',
    summary: 'Removes a report; every link to it dies with it',
    params: idParams('reportId'),
    answer: empty,
    handle: (request) => removeReport(deps, { reportId: request.params.reportId, by: request }),
  }),
];
