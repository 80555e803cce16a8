import { addDays, dayOf } from '../calendar.ts';
import type { ConsentDeps } from './deps.ts';
import { byPatient, lastWordsOf } from './in-force.ts';
import { findWhose, listRecordsOfEndingPatients } from './store.ts';
import type { EndingConsents } from './types.ts';

const spanDays = 60;
const shown = 50;

/** What ends soon or has ended by its day, as far as nothing else was said since. The caller records who looked. */
export async function listEndingConsents({
  database,
  clock,
}: Pick<ConsentDeps, 'database' | 'clock'>): Promise<EndingConsents> {
  const now = clock();
  const today = dayOf(now);
  const span = { from: addDays(today, -spanDays), to: addDays(today, spanDays) };
  const ending = byPatient(await listRecordsOfEndingPatients(database, span))
    .flatMap((records) =>
      records.flatMap(({ expiresOn, ...record }) => {
        if (expiresOn === null || expiresOn < span.from || expiresOn > span.to) return [];
        const words = lastWordsOf({ ...record, expiresOn }, { records, now }).filter(
          ({ state }) => state.permits || state.why === 'expired',
        );
        const channels = words.flatMap(({ channel }) => channel ?? []);
        return words.length === 0 ? [] : [{ recordId: record.id, scope: record.scope, channels, expiresOn }];
      }),
    )
    .sort((one, other) => one.expiresOn.localeCompare(other.expiresOn));
  const items = await Promise.all(
    ending.slice(0, shown).map(async (one) => ({
      ...one,
      ...(await findWhose(database, one.recordId)),
      isExpired: one.expiresOn < today,
    })),
  );
  return { items, total: ending.length };
}
