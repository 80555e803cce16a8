import type { Migration } from './index.ts';

/** Append-only: this file is never changed once released; a new number follows instead. */
export const auditChain: Migration = {
  version: 8,
  name: 'audit-chain',
  statements: [
    // Null only in rows older than the chain, which the next start seals.
    `alter table "auditEvents" add column "seal" text`,
    `drop trigger "auditEventsNoUpdate"`,
    `create trigger "auditEventsNoUpdate" before update on "auditEvents" when old."seal" is not null
       begin select raise(abort, 'audit events are append-only'); end`,
    `create index "auditEventsActor" on "auditEvents" ("actorId")`,
  ],
};
