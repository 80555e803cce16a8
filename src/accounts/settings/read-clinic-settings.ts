import type { AccountDeps } from '../deps.ts';
import { findClinicSettings } from './store.ts';
import type { ClinicSettings } from './types.ts';

/** What the owner decided for everybody. No patient and no person is in it. */
export const readClinicSettings = ({ database }: Pick<AccountDeps, 'database'>): Promise<ClinicSettings> =>
  findClinicSettings(database);
