import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../database/index.ts';
import type { Job, JobKind, JobState } from './types.ts';

interface Due {
  now: Date;
  leaseUntil: Date;
}

/** Asks for work, or for the same work anew: whatever an earlier run is still doing is then void. */
export async function enqueueJob(
  database: Database,
  { kind, subjectId, now }: { kind: JobKind; subjectId: string; now: Date },
): Promise<void> {
  const moment = now.toISOString();
  const fresh = {
    status: 'queued' as const,
    attempts: 0,
    interruptions: 0,
    runAfter: moment,
    leaseUntil: null,
    errorCode: null,
    errorMessage: null,
    createdAt: moment,
    startedAt: null,
    finishedAt: null,
  };
  await database
    .insertInto('jobs')
    .values({ id: randomUUID(), kind, subjectId, revision: 1, ...fresh })
    .onConflict((conflict) =>
      conflict.columns(['kind', 'subjectId']).doUpdateSet({ ...fresh, revision: sql`"jobs"."revision" + 1` }),
    )
    .execute();
}

export async function removeJob(
  database: Database,
  { kind, subjectId }: { kind: JobKind; subjectId: string },
): Promise<void> {
  await database.deleteFrom('jobs').where('kind', '=', kind).where('subjectId', '=', subjectId).execute();
}

/** Takes the longest-waiting due job, or nothing. */
export async function claimJob(database: Database, { now, leaseUntil }: Due): Promise<Job | null> {
  const claimed = await database
    .updateTable('jobs')
    .set({ status: 'running', startedAt: now.toISOString(), leaseUntil: leaseUntil.toISOString() })
    .where('id', '=', (jobs) =>
      jobs
        .selectFrom('jobs')
        .select('id')
        .where('status', '=', 'queued')
        .where('runAfter', '<=', now.toISOString())
        .orderBy('interruptions')
        .orderBy('runAfter')
        .orderBy('createdAt')
        .orderBy('id')
        .limit(1),
    )
    .returning(['id', 'kind', 'subjectId', 'revision', 'attempts'])
    .executeTakeFirst();
  return claimed ? { ...claimed, kind: claimed.kind as JobKind } : null;
}

/** @returns false when the job was asked for anew or removed meanwhile: the result is then void. */
export async function markDone(database: Database, { job, now }: { job: Job; now: Date }): Promise<boolean> {
  const result = await database
    .updateTable('jobs')
    .set({ status: 'done', leaseUntil: null, finishedAt: now.toISOString() })
    .where('id', '=', job.id)
    .where('revision', '=', job.revision)
    .where('status', '=', 'running')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Counts a failed run; back to the queue at `retryAt`, or failed for good when null. */
export async function markFailedRun(
  database: Database,
  failure: { job: Job; now: Date; retryAt: Date | null; code: string; message: string },
): Promise<boolean> {
  const { job, now, retryAt, code, message } = failure;
  const result = await database
    .updateTable('jobs')
    .set({
      status: retryAt ? 'queued' : 'failed',
      attempts: job.attempts + 1,
      leaseUntil: null,
      errorCode: code,
      errorMessage: message,
      runAfter: (retryAt ?? now).toISOString(),
      finishedAt: retryAt ? null : now.toISOString(),
    })
    .where('id', '=', job.id)
    .where('revision', '=', job.revision)
    .where('status', '=', 'running')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** A job during which the whole program ended this often is taken for the cause and failed. */
const mostInterruptions = 30;

/**
 * Puts back what an earlier process was doing when it ended. Call before anything is claimed. Being cut off is not the
 * job's fault, so it does not count as a failed run.
 */
export async function requeueInterrupted(database: Database, { now }: { now: Date }): Promise<number> {
  await database
    .updateTable('jobs')
    .set({
      status: 'failed',
      leaseUntil: null,
      errorCode: 'ANALYSIS_FAILED',
      errorMessage: `The server ended ${mostInterruptions} times while it measured this pair. The photos are safe; tell your administrator before trying again.`,
      finishedAt: now.toISOString(),
    })
    .where('status', '=', 'running')
    .where('interruptions', '>=', mostInterruptions)
    .execute();
  const result = await database
    .updateTable('jobs')
    .set((row) => ({ status: 'queued', leaseUntil: null, interruptions: row('interruptions', '+', 1) }))
    .where('status', '=', 'running')
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** When the next queued job is due; null when nothing waits. */
export async function nextDue(database: Database): Promise<Date | null> {
  const row = await database
    .selectFrom('jobs')
    .select((all) => all.fn.min('runAfter').as('runAfter'))
    .where('status', '=', 'queued')
    .executeTakeFirst();
  return row?.runAfter ? new Date(row.runAfter) : null;
}

export async function unfinishedKinds(database: Database): Promise<string[]> {
  const rows = await database
    .selectFrom('jobs')
    .select('kind')
    .distinct()
    .where('status', 'in', ['queued', 'running'])
    .execute();
  return rows.map((row) => row.kind);
}

/** State of each subject's job. Subjects without a job are absent. */
export async function readJobStates(
  database: Database,
  { kind, subjectIds }: { kind: JobKind; subjectIds: readonly string[] },
): Promise<Map<string, JobState>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await database
    .selectFrom('jobs')
    .select(['subjectId', 'status', 'errorCode', 'errorMessage', 'finishedAt'])
    .where('kind', '=', kind)
    .where('subjectId', 'in', subjectIds)
    .execute();
  return new Map(
    rows.map((row) => [
      row.subjectId,
      {
        status: row.status,
        error:
          row.status === 'failed'
            ? { code: row.errorCode ?? 'INTERNAL', message: row.errorMessage ?? '' }
            : null,
        finishedAt: row.finishedAt,
      },
    ]),
  );
}
