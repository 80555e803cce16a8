import { type AuditEventName, recordAuditEvent } from '../audit/index.ts';
import type { Clock } from '../calendar.ts';
import type { Database } from '../database/index.ts';
import { keyFileIn, loadSigningKeys, readSigningKeys, type SigningKeys } from './signing-keys.ts';
import { listNotedKeys, replaceNotedKeys } from './store.ts';

interface Deps {
  database: Database;
  clock: Clock;
}

/** What was done to a key. */
export interface KeyChange {
  name: Extract<AuditEventName, `signingKey${string}`>;
  keyId: string;
}

/**
 * The clinic's keys at start-up; the first is made when the clinic never had one. A clinic that had one goes on with it or
 * not at all: a folder that is not there today must not become a new identity.
 * @throws Error when a key is missing, the folder can't be used or the file is damaged; says what to do
 */
export async function openSigningKeys(deps: Deps, folder: string): Promise<SigningKeys> {
  const found = await readSigningKeys(folder);
  const ids = found?.known.map(({ id }) => id) ?? [];
  const missing = (await listNotedKeys(deps.database)).filter((id) => !ids.includes(id));
  if (missing.length > 0) throw lost(missing, folder);
  const keys = found ?? (await loadSigningKeys(folder, deps.clock));
  await noteSigningKeys(deps, keys, found ? null : { name: 'signingKeyMade', keyId: keys.current.id });
  return keys;
}

/** Writes down which keys there are now, and what was done to one of them. */
export async function noteSigningKeys(
  { database, clock }: Deps,
  { known }: SigningKeys,
  change: KeyChange | null,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await replaceNotedKeys(
      transaction,
      known.map(({ id }) => id),
    );
    if (!change) return;
    await recordAuditEvent(
      { database: transaction, clock },
      { name: change.name, actorId: null, entityId: null, detail: { keyId: change.keyId } },
    );
  });
}

const lost = (ids: readonly string[], folder: string): Error =>
  new Error(
    `This clinic has signed with the key ${ids.join(', ')}, which is not in ${keyFileIn(folder)}. Mount the disk that it is on, put the file back from a back-up, or set DERMALAPSE_SIGNING_KEYS to its folder. Only if it is lost for good, run "dermalapse signing-key rotate" to begin with a new key: what was signed with the lost one will be of an unknown key.`,
  );
