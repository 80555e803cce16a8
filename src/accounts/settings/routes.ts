import { json, type Route, route } from '../../route.ts';
import type { AccountDeps } from '../deps.ts';
import { changeClinicSettings } from './change-clinic-settings.ts';
import { readClinicSettings } from './read-clinic-settings.ts';
import { clinicSettingsChangeSchema, clinicSettingsSchema } from './types.ts';

export const settingsRoutes = (deps: AccountDeps): Route[] => [
  route({
    method: 'get',
    path: '/api/clinic-settings',
    permission: 'owner',
    summary: "The clinic's name, when idle sign-ins end, whether a second factor is required",
    answer: json(clinicSettingsSchema),
    handle: () => readClinicSettings(deps),
  }),
  route({
    method: 'patch',
    path: '/api/clinic-settings',
    permission: 'owner',
    summary: 'Changes settings of the clinic',
    body: clinicSettingsChangeSchema,
    answer: json(clinicSettingsSchema),
    handle: (request) => changeClinicSettings(deps, { change: request.body, by: request }),
  }),
];
