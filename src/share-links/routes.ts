import { z } from 'zod';
import { html, pageAnswer } from '../pages/index.ts';
import { reportFileNames } from '../patient-reports/types.ts';
import { empty, file, idParams, json, page, type Route, type RouteRequest, route } from '../route.ts';
import type { Knock } from './admit.ts';
import { answerQuestion } from './answer-question.ts';
import type { ShareLinkDeps } from './deps.ts';
import { listShareLinks } from './list-share-links.ts';
import { makeShareLink } from './make-share-link.ts';
import { openReport } from './open-report.ts';
import { writePass } from './pass.ts';
import { readSharedConsents, withdrawSharedConsent } from './read-shared-consents.ts';
import { readSharedFile, readSharedPicture } from './read-shared-file.ts';
import { revokeShareLink } from './revoke-share-link.ts';
import { addressOf } from './share-address.ts';
import { shareLinkInputSchema, shareLinkListSchema, shareLinkMadeSchema } from './types.ts';

const tokenSchema = z.string();
const tokenParams = z.strictObject({ token: tokenSchema });

const knockOf = ({
  params,
  headers,
  requestId,
}: Pick<
  RouteRequest<'public', { token: string }, unknown, unknown>,
  'params' | 'headers' | 'requestId'
>): Knock => ({
  token: params.token,
  headers,
  requestId,
});

/** For clinicians: make, list and revoke. For whoever has a link: what is below `/report/`. */
export const shareLinkRoutes = (deps: ShareLinkDeps): Route[] => [
  route({
    method: 'get',
    path: '/api/reports/:reportId/share-links',
    permission: 'clinician',
    summary: 'The share links of a report, with their openings and refusals',
    params: idParams('reportId'),
    answer: json(shareLinkListSchema),
    handle: (request) => listShareLinks(deps, { reportId: request.params.reportId, by: request }),
  }),
  route({
    method: 'post',
    path: '/api/reports/:reportId/share-links',
    permission: 'clinician',
    summary: 'Makes a share link of a report; its address is shown this once',
    params: idParams('reportId'),
    body: shareLinkInputSchema,
    answer: json(shareLinkMadeSchema, 201),
    handle: (request) =>
      makeShareLink(deps, {
        reportId: request.params.reportId,
        input: request.body,
        origin: request.origin,
        by: request,
      }),
  }),
  route({
    method: 'delete',
    path: '/api/share-links/:linkId',
    permission: 'clinician',
    summary: 'Revokes a share link: it opens nothing from now on',
    params: idParams('linkId'),
    answer: empty,
    handle: (request) => revokeShareLink(deps, { linkId: request.params.linkId, by: request }),
  }),
  route({
    method: 'get',
    path: '/report/:token',
    permission: 'public',
    summary: "A patient's report, by its secret address",
    params: tokenParams,
    answer: page,
    handle: (request) => openReport(deps, knockOf(request)),
  }),
  route({
    method: 'post',
    path: '/report/:token',
    permission: 'public',
    summary: 'Opens a share link that asks for something first',
    params: tokenParams,
    // What is no year is a wrong one.
    body: z.object({ year: z.string().default('') }).catch({ year: '' }),
    answer: page,
    handle: async (request) => {
      const pass = await answerQuestion(deps, { ...knockOf(request), year: request.body.year });
      const address = addressOf(request.params.token);
      if (pass) request.appendHeader('set-cookie', writePass(pass, { address, origin: request.origin }));
      request.setStatus(303);
      request.appendHeader('location', address);
      return pageAnswer({
        title: 'Your report',
        body: html`<main><a href="${address}">Your report</a></main>`,
      });
    },
  }),
  route({
    method: 'get',
    path: '/report/:token/pictures/:picture',
    permission: 'public',
    summary: 'A picture of a shared report',
    params: z.strictObject({ token: tokenSchema, picture: z.string() }),
    answer: file('image/jpeg'),
    handle: (request) => readSharedPicture(deps, { ...knockOf(request), picture: request.params.picture }),
  }),
  route({
    method: 'get',
    path: '/report/:token/files/:file',
    permission: 'public',
    summary:
      'A shared report as PDF, its numbers and its manifest; or the page of what the link asks for first',
    params: z.strictObject({ token: tokenSchema, file: z.enum(reportFileNames) }),
    answer: file('application/pdf', 'application/json', 'text/csv', 'text/html'),
    handle: (request) => readSharedFile(deps, { ...knockOf(request), file: request.params.file }),
  }),
  route({
    method: 'get',
    path: '/report/:token/consent',
    permission: 'public',
    summary: 'What the patient of a shared report agreed to',
    params: tokenParams,
    query: z.object({ withdraw: z.string().optional() }),
    answer: page,
    handle: (request) => readSharedConsents(deps, { ...knockOf(request), withdraw: request.query.withdraw }),
  }),
  route({
    method: 'post',
    path: '/report/:token/consent',
    permission: 'public',
    summary: 'Takes back something that the patient of a shared report agreed to',
    params: tokenParams,
    body: z.object({ consent: z.string() }),
    answer: page,
    handle: (request) => withdrawSharedConsent(deps, { ...knockOf(request), consent: request.body.consent }),
  }),
];
