import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../calendar.ts';
import type { Database } from '../database/index.ts';
import { findLastEvent } from './store.ts';
import { type AuditHead, auditHeadSchema } from './types.ts';

const fileName = 'audit-heads.jsonl';

/**
 * Notes where the trail ends now, beside the database: who rewrites the whole chain in the database file would have to
 * rewrite this file as well, and every copy of it in back-ups.
 */
export async function noteHead({
  database,
  clock,
  dataFolder,
}: {
  database: Database;
  clock: Clock;
  dataFolder: string;
}): Promise<void> {
  const last = await findLastEvent(database);
  if (!last?.seal) return;
  if ((await readHeads(dataFolder)).at(-1)?.id === last.id) return;
  const file = await open(join(dataFolder, fileName), 'a', 0o600);
  try {
    const line = { id: last.id, seal: last.seal, notedAt: clock().toISOString() };
    await file.appendFile(`${JSON.stringify(line)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** In the order they were noted. A line cut short by a power cut is passed over. */
export async function readHeads(dataFolder: string): Promise<AuditHead[]> {
  const text = await readFile(join(dataFolder, fileName), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap((line) => {
    try {
      return [auditHeadSchema.strip().parse(JSON.parse(line))];
    } catch {
      return [];
    }
  });
}
