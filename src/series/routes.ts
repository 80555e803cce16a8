import { empty, idParams, json, type Route, route } from '../route.ts';
import { changeSeries } from './change-series.ts';
import { changeSession } from './change-session.ts';
import { createSeries } from './create-series.ts';
import { createSession } from './create-session.ts';
import type { SeriesDeps } from './deps.ts';
import { listSeries } from './list-series.ts';
import { proposeForSession } from './propose-for-session.ts';
import { removeSession } from './remove-session.ts';
import {
  seriesChangeSchema,
  seriesInputSchema,
  seriesListSchema,
  seriesSchema,
  sessionChangeSchema,
  sessionInputSchema,
  sessionProposalsSchema,
  sessionRemovalSchema,
  sessionSchema,
} from './types.ts';

/** GET /api/series/:seriesId, which shows photos and comparisons too, is in the comparisons room. */
export const seriesRoutes = (deps: SeriesDeps): Route[] => [
  route({
    method: 'get',
    path: '/api/patients/:patientId/series',
    permission: 'clinician',
    summary: "A patient's series, newest first",
    params: idParams('patientId'),
    answer: json(seriesListSchema),
    handle: (request) => listSeries(deps, { patientId: request.params.patientId, by: request }),
  }),
  route({
    method: 'post',
    path: '/api/patients/:patientId/series',
    permission: 'clinician',
    summary: 'Starts a series',
    params: idParams('patientId'),
    body: seriesInputSchema,
    answer: json(seriesSchema, 201),
    handle: (request) =>
      createSeries(deps, { patientId: request.params.patientId, input: request.body, by: request }),
  }),
  route({
    method: 'patch',
    path: '/api/series/:seriesId',
    permission: 'clinician',
    summary: 'Changes a series; a new plan or primary outcome measures it anew',
    params: idParams('seriesId'),
    body: seriesChangeSchema,
    answer: json(seriesSchema),
    handle: (request) =>
      changeSeries(deps, { seriesId: request.params.seriesId, change: request.body, by: request }),
  }),
  route({
    method: 'post',
    path: '/api/series/:seriesId/sessions',
    permission: 'clinician',
    summary: 'Records a session',
    params: idParams('seriesId'),
    body: sessionInputSchema,
    answer: json(sessionSchema, 201),
    handle: (request) =>
      createSession(deps, { seriesId: request.params.seriesId, input: request.body, by: request }),
  }),
  route({
    method: 'get',
    path: '/api/sessions/proposals',
    permission: 'clinician',
    summary: 'Devices and numbing used at sessions before',
    answer: json(sessionProposalsSchema),
    handle: () => proposeForSession(deps),
  }),
  route({
    method: 'patch',
    path: '/api/sessions/:sessionId',
    permission: 'clinician',
    summary: 'Corrects a session',
    params: idParams('sessionId'),
    body: sessionChangeSchema,
    answer: json(sessionSchema),
    handle: (request) =>
      changeSession(deps, { sessionId: request.params.sessionId, change: request.body, by: request }),
  }),
  route({
    method: 'delete',
    path: '/api/sessions/:sessionId',
    permission: 'clinician',
    summary: 'Removes a session',
    params: idParams('sessionId'),
    query: sessionRemovalSchema,
    answer: empty,
    handle: (request) =>
      removeSession(deps, {
        sessionId: request.params.sessionId,
        version: request.query.version,
        by: request,
      }),
  }),
];
