import { z } from 'zod';
import { consentChannels } from '../consent/types.ts';
import { empty, file, idParams, idSchema, json, type Route, route } from '../route.ts';
import { findCandidates } from './candidates/find-candidates.ts';
import { readCandidate } from './candidates/read-candidate.ts';
import { makeContactSheet } from './contact-sheet/make-contact-sheet.ts';
import type { GalleryDeps } from './deps.ts';
import { exportCase } from './export-case.ts';
import { listGalleryCases } from './list-cases.ts';
import { previewCase } from './preview-case.ts';
import { publicGalleryRoutes } from './public/routes.ts';
import { publishCase } from './publish-case.ts';
import { readCase } from './read-case.ts';
import { readPicture } from './read-picture.ts';
import { takeDownCase } from './take-down-case.ts';
import { listTakeDowns, markTakenDown } from './take-downs.ts';
import {
  candidateDetailSchema,
  candidateListSchema,
  candidateSearchSchema,
  caseInputSchema,
  caseListSchema,
  casePreviewSchema,
  endedCaseSchema,
  exportFiles,
  galleryCaseSchema,
  pictureParamsSchema,
  previewInputSchema,
  takeDownItemSchema,
  takeDownListSchema,
} from './types.ts';

export const galleryRoutes = (deps: GalleryDeps): Route[] => [
  ...publicGalleryRoutes(deps),
  route({
    method: 'get',
    path: '/api/gallery/candidates',
    permission: 'publisher',
    summary:
      'What may be published on a channel now: the outcomes of consenting patients’ series, in no order of result',
    query: candidateSearchSchema,
    answer: json(candidateListSchema),
    handle: (request) => findCandidates(deps, { search: request.query, by: request }),
  }),
  route({
    method: 'get',
    path: '/api/gallery/candidates/:channel/:candidateId',
    permission: 'publisher',
    summary: 'One of them, with all comparable series and the cases shown already',
    // A candidate is named by its comparison.
    params: z.strictObject({ channel: z.enum(consentChannels), candidateId: idSchema }),
    answer: json(candidateDetailSchema),
    handle: ({ params: { channel, candidateId }, ...by }) =>
      readCandidate(deps, { comparisonId: candidateId, channel, by }),
  }),
  route({
    method: 'post',
    path: '/api/gallery/previews',
    permission: 'publisher',
    summary: 'What would be published of a comparison; nothing is stored',
    body: previewInputSchema,
    answer: json(casePreviewSchema),
    handle: (request) => previewCase(deps, { input: request.body, by: request }),
  }),
  route({
    method: 'get',
    path: '/api/gallery/cases',
    permission: 'publisher',
    summary: 'Cases that are or were published',
    answer: json(caseListSchema),
    handle: (request) => listGalleryCases(deps, { by: request }),
  }),
  route({
    method: 'post',
    path: '/api/gallery/cases',
    permission: 'publisher',
    summary: 'Publishes a comparison on a channel',
    body: caseInputSchema,
    answer: json(galleryCaseSchema, 201),
    handle: (request) => publishCase(deps, { input: request.body, by: request }),
  }),
  route({
    method: 'get',
    path: '/api/gallery/cases/:caseId',
    permission: 'publisher',
    summary: 'One case, published or ended',
    params: idParams('caseId'),
    answer: json(z.union([galleryCaseSchema, endedCaseSchema])),
    handle: (request) => readCase(deps, { caseId: request.params.caseId, by: request }),
  }),
  route({
    method: 'delete',
    path: '/api/gallery/cases/:caseId',
    permission: 'publisher',
    summary: 'Takes a case down; its pictures are removed',
    params: idParams('caseId'),
    answer: empty,
    handle: (request) => takeDownCase(deps, { caseId: request.params.caseId, by: request }),
  }),
  route({
    method: 'get',
    path: '/api/gallery/cases/:caseId/exports/:file',
    permission: 'publisher',
    summary: 'A picture, the facts or the manifest of a case, to be used outside; listed for taking down',
    params: z.strictObject({ caseId: idSchema, file: z.enum(exportFiles) }),
    answer: file('image/jpeg', 'application/json'),
    handle: (request) => exportCase(deps, { ...request.params, by: request }),
  }),
  route({
    method: 'get',
    path: '/api/gallery/pictures/:pictureName',
    permission: 'publisher',
    summary: 'A picture of a published case',
    params: pictureParamsSchema,
    answer: file('image/jpeg'),
    handle: (request) => readPicture(deps, { name: request.params.pictureName }),
  }),
  route({
    method: 'get',
    path: '/api/gallery/contact-sheet',
    permission: 'publisher',
    summary: 'What is published for the screen in the clinic as a PDF, a case a page; listed for taking down',
    query: z.strictObject({ paper: z.enum(['a4', 'letter']).default('a4') }),
    answer: file('application/pdf'),
    handle: (request) => makeContactSheet(deps, { paper: request.query.paper, by: request }),
  }),
  route({
    method: 'get',
    path: '/api/gallery/take-downs',
    permission: 'publisher',
    summary: 'What of cases left the building, and since when it may no longer be shown',
    answer: json(takeDownListSchema),
    handle: (request) => listTakeDowns(deps, { by: request }),
  }),
  route({
    method: 'post',
    path: '/api/gallery/take-downs/:exportId/done',
    permission: 'publisher',
    summary: 'Says that something that left the building is gone everywhere',
    params: idParams('exportId'),
    answer: json(takeDownItemSchema),
    handle: (request) => markTakenDown(deps, { exportId: request.params.exportId, by: request }),
  }),
];
