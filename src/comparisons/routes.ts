import { z } from 'zod';
import { events, file, idParams, idSchema, json, type Route, route } from '../route.ts';
import { askComparison } from './ask-comparison.ts';
import type { ComparisonDeps } from './deps.ts';
import { followAnalyses } from './follow-analyses.ts';
import { proposeRegions } from './propose-regions.ts';
import { readComparison } from './read-comparison.ts';
import { readComparisonImage } from './read-comparison-image.ts';
import { readComparisonReport } from './read-comparison-report.ts';
import { readPlanVersions } from './read-plan-versions.ts';
import { readSeries } from './read-series.ts';
import { retryComparison } from './retry-comparison.ts';
import {
  analysisEventSchema,
  askedPairSchema,
  comparisonDetailSchema,
  planVersionsSchema,
  proposedRegionsSchema,
  resultImageNames,
  seriesDetailSchema,
} from './types.ts';

const imageParams = z.strictObject({ comparisonId: idSchema, name: z.enum(resultImageNames) });

export const comparisonRoutes = (deps: ComparisonDeps): Route[] => [
  route({
    method: 'get',
    path: '/api/series/:seriesId',
    permission: 'clinician',
    summary: 'A series with its sessions, visits, photos and comparisons',
    params: idParams('seriesId'),
    answer: json(seriesDetailSchema),
    handle: (request) => readSeries(deps, { seriesId: request.params.seriesId, by: request }),
  }),
  route({
    method: 'post',
    path: '/api/series/:seriesId/comparisons',
    permission: 'clinician',
    summary: 'The comparison of any two photos of a view, measured now unless it is there',
    params: idParams('seriesId'),
    body: askedPairSchema,
    answer: json(comparisonDetailSchema),
    handle: (request) =>
      askComparison(deps, { seriesId: request.params.seriesId, pair: request.body, by: request }),
  }),
  route({
    method: 'get',
    path: '/api/series/:seriesId/plan-versions',
    permission: 'clinician',
    summary: 'Every plan a series ever had, newest first, and what a new one would measure anew',
    params: idParams('seriesId'),
    answer: json(planVersionsSchema),
    handle: (request) => readPlanVersions(deps, { seriesId: request.params.seriesId, by: request }),
  }),
  route({
    method: 'get',
    path: '/api/photos/:photoId/proposed-regions',
    permission: 'clinician',
    summary: 'What a plan on this photo could begin with: regions of a face, scale, card',
    params: idParams('photoId'),
    answer: json(proposedRegionsSchema),
    handle: (request) => proposeRegions(deps, { photoId: request.params.photoId, by: request }),
  }),
  route({
    method: 'get',
    path: '/api/comparisons/:comparisonId',
    permission: 'clinician',
    summary: 'One comparison with its state and, when done, its result',
    params: idParams('comparisonId'),
    answer: json(comparisonDetailSchema),
    handle: (request) => readComparison(deps, { comparisonId: request.params.comparisonId, by: request }),
  }),
  route({
    method: 'get',
    path: '/api/comparisons/:comparisonId/images/:name',
    permission: 'clinician',
    summary: 'The registered before or after photo, or a change map',
    params: imageParams,
    answer: file('image/jpeg', 'image/png'),
    handle: (request) => readComparisonImage(deps, { ...request.params, by: request }),
  }),
  route({
    method: 'get',
    path: '/api/comparisons/:comparisonId/report.html',
    permission: 'clinician',
    summary: 'The report as one self-contained HTML file',
    params: idParams('comparisonId'),
    answer: file('text/html'),
    handle: (request) =>
      readComparisonReport(deps, { comparisonId: request.params.comparisonId, by: request }),
  }),
  route({
    method: 'post',
    path: '/api/comparisons/:comparisonId/retry',
    permission: 'clinician',
    summary: 'Measures once more, after a failure or to renew a result',
    params: idParams('comparisonId'),
    answer: json(comparisonDetailSchema),
    handle: (request) => retryComparison(deps, { comparisonId: request.params.comparisonId, by: request }),
  }),
  route({
    method: 'get',
    path: '/api/events',
    permission: 'clinician',
    summary: 'Server-sent events: progress of analyses',
    answer: events({ analysis: analysisEventSchema }),
    handle: () => followAnalyses(deps),
  }),
];
