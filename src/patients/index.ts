export { createPatient } from './create-patient.ts';
export type { PatientDeps } from './deps.ts';
export { requirePatient } from './read-patient.ts';
export { patientRoutes } from './routes.ts';
export { skinToneAngles, toSkinTone } from './skin-tone.ts';
export { searchPatients } from './store.ts';
export type * from './types.ts';
export { patientBadgeSchema } from './types.ts';
