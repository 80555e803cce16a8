import { z } from 'zod';
import { file, idParams, json, type Route, route } from '../route.ts';
import { attachPaper } from './attach-paper.ts';
import type { ConsentDeps } from './deps.ts';
import { readConsents } from './read-consents.ts';
import { readSignedMatter } from './read-signed-matter.ts';
import { signConsent } from './sign-consent.ts';
import { addConsentText, readConsentTexts } from './texts.ts';
import {
  consentInputSchema,
  consentRecordSchema,
  consentsOfPatientSchema,
  consentTextInputSchema,
  consentTextListSchema,
  consentTextSchema,
  endSchema,
  paperFieldsSchema,
  withdrawalSchema,
} from './types.ts';
import { endConsent, withdrawConsent } from './withdraw-consent.ts';

/** As they were written, one for each answer. */
const recordsSchema = z.strictObject({ records: z.array(consentRecordSchema) });

export const consentRoutes = (deps: ConsentDeps): Route[] => [
  route({
    method: 'get',
    path: '/api/consent-texts',
    permission: 'clinician',
    summary: 'What patients read before they decide: all versions, the one in use first',
    answer: json(consentTextListSchema),
    handle: () => readConsentTexts(deps),
  }),
  route({
    method: 'post',
    path: '/api/consent-texts',
    permission: 'owner',
    summary: 'Adds a version of a text; older ones and what was signed stay',
    body: consentTextInputSchema,
    answer: json(consentTextSchema, 201),
    handle: (request) => addConsentText(deps, { input: request.body, by: request }),
  }),
  route({
    method: 'get',
    path: '/api/patients/:patientId/consents',
    permission: 'clinician',
    summary: "A patient's consents: what counts today and everything that was ever said",
    params: idParams('patientId'),
    answer: json(consentsOfPatientSchema),
    handle: (request) => readConsents(deps, { patientId: request.params.patientId, by: request }),
  }),
  route({
    method: 'post',
    path: '/api/patients/:patientId/consents',
    permission: 'clinician',
    summary: 'Records what a patient signed on the screen, or a refusal that was told',
    params: idParams('patientId'),
    body: consentInputSchema,
    answer: json(recordsSchema, 201),
    handle: (request) =>
      signConsent(deps, { patientId: request.params.patientId, input: request.body, by: request }),
  }),
  route({
    method: 'post',
    path: '/api/patients/:patientId/consent-papers',
    permission: 'clinician',
    summary: 'Records what a patient signed on paper, with a scan of it',
    params: idParams('patientId'),
    upload: { field: 'paper', maxBytes: 20 * 1024 * 1024, maxFiles: 1 },
    body: paperFieldsSchema,
    answer: json(recordsSchema, 201),
    handle: (request) =>
      attachPaper(deps, {
        patientId: request.params.patientId,
        file: request.files[0],
        consent: request.body.consent,
        by: request,
      }),
  }),
  route({
    method: 'get',
    path: '/api/consents/:consentId/signed',
    permission: 'clinician',
    summary: 'The drawn signature or the scanned paper of a record',
    params: idParams('consentId'),
    answer: file('image/svg+xml', 'image/jpeg', 'image/png', 'application/pdf'),
    handle: (request) => readSignedMatter(deps, { recordId: request.params.consentId, by: request }),
  }),
  route({
    method: 'post',
    path: '/api/consents/:consentId/withdrawal',
    permission: 'clinician',
    summary: 'Records that a patient took a consent back, wholly or on some channels',
    params: idParams('consentId'),
    body: withdrawalSchema,
    answer: json(consentRecordSchema, 201),
    handle: ({ params, body, actor, requestId }) =>
      withdrawConsent(deps, {
        recordId: params.consentId,
        ...body,
        by: { actor, requestId },
      }),
  }),
  route({
    method: 'post',
    path: '/api/consents/:consentId/end',
    permission: 'clinician',
    summary: 'Records that the event came after which a consent no longer counts',
    params: idParams('consentId'),
    body: endSchema,
    answer: json(consentRecordSchema, 201),
    handle: (request) =>
      endConsent(deps, { recordId: request.params.consentId, note: request.body.note, by: request }),
  }),
];
