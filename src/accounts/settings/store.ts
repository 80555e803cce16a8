import type { ClinicSettingsRow, Database } from '../../database/index.ts';
import type { ClinicSettings, ClinicSettingsChange } from './types.ts';

export async function findClinicSettings(database: Database): Promise<ClinicSettings> {
  const row = await database
    .selectFrom('clinicSettings')
    .select(['name', 'idleMinutes', 'secondFactorRequired'])
    .executeTakeFirstOrThrow();
  return { ...row, secondFactorRequired: row.secondFactorRequired === 1 };
}

export async function updateClinicSettings(database: Database, change: ClinicSettingsChange): Promise<void> {
  const { secondFactorRequired, ...plain } = change;
  const row: Partial<ClinicSettingsRow> = { ...plain };
  if (secondFactorRequired !== undefined) row.secondFactorRequired = secondFactorRequired ? 1 : 0;
  if (Object.keys(row).length > 0) await database.updateTable('clinicSettings').set(row).execute();
}

export async function hasSecondFactor(database: Database, userId: string): Promise<boolean> {
  const row = await database
    .selectFrom('loginUser')
    .select('twoFactorEnabled')
    .where('id', '=', userId)
    .executeTakeFirst();
  return row?.twoFactorEnabled === 1;
}
