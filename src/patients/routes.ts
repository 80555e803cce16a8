import { idParams, json, type Route, route } from '../route.ts';
import { changePatient } from './change-patient.ts';
import { createPatient } from './create-patient.ts';
import type { PatientDeps } from './deps.ts';
import { listPatients } from './list-patients.ts';
import { readPatient } from './read-patient.ts';
import {
  patientChangeSchema,
  patientInputSchema,
  patientListSchema,
  patientSchema,
  patientSearchSchema,
} from './types.ts';

export const patientRoutes = (deps: PatientDeps): Route[] => [
  route({
    method: 'get',
    path: '/api/patients',
    permission: 'clinician',
    summary: 'Patients by name, a page at a time; found by parts of name and number',
    query: patientSearchSchema,
    answer: json(patientListSchema),
    handle: (request) => listPatients(deps, { search: request.query, by: request }),
  }),
  route({
    method: 'post',
    path: '/api/patients',
    permission: 'clinician',
    summary: 'Adds a patient',
    body: patientInputSchema,
    answer: json(patientSchema, 201),
    handle: (request) => createPatient(deps, { input: request.body, by: request }),
  }),
  route({
    method: 'get',
    path: '/api/patients/:patientId',
    permission: 'clinician',
    summary: 'One patient',
    params: idParams('patientId'),
    answer: json(patientSchema),
    handle: (request) => readPatient(deps, { patientId: request.params.patientId, by: request }),
  }),
  route({
    method: 'patch',
    path: '/api/patients/:patientId',
    permission: 'clinician',
    summary: "Changes a patient's name, number, year of birth or notes",
    params: idParams('patientId'),
    body: patientChangeSchema,
    answer: json(patientSchema),
    handle: (request) =>
      changePatient(deps, { patientId: request.params.patientId, change: request.body, by: request }),
  }),
];
