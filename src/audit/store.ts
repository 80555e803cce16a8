import type { Insertable } from 'kysely';
import type { AuditEventRow, Database } from '../database/index.ts';

export async function insertAuditEvent(database: Database, row: Insertable<AuditEventRow>): Promise<void> {
  await database.insertInto('auditEvents').values(row).execute();
}
