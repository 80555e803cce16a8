import type { Clock } from '../calendar.ts';
import type { Database } from '../database/index.ts';
import { claimJob, markDone, markFailedRun, nextDue, requeueInterrupted, unfinishedKinds } from './store.ts';
import { type Job, type JobHandler, type JobKind, jobKinds, PermanentJobError } from './types.ts';

/** Tries of one job before it is failed with its reason. */
const mostAttempts = 3;
const retryDelaysMs = [1_000, 5_000];
/** A run longer than this has hung; the slowest comparison seen takes a twentieth of it. */
const leaseMs = 15 * 60_000;
/** Even with nothing announced, look again: a job may have been put in by a tool beside the server. */
const longestSleepMs = 30_000;

export interface JobRunner {
  /** Says that there may be new work. */
  wake(): void;
  /** Takes no more work and waits for what is running, up to the given time; the rest is put back at next start. */
  stop(options: { graceMs: number }): Promise<void>;
}

export interface JobRunnerOptions {
  database: Database;
  clock: Clock;
  handlers: Readonly<Record<JobKind, JobHandler>>;
  /** Jobs at the same time. */
  concurrency: number;
  /** Every change of a job's state, after it is stored. */
  onChange(change: { job: Job; status: 'queued' | 'running' | 'done' | 'failed' }): void;
  onError(error: unknown, job: Job | null): void;
}

class SupersededError extends Error {}

/**
 * Runs queued jobs in this process. Puts back what an earlier process left running.
 * @throws Error when a waiting job has no handler: starting would leave it waiting for ever.
 */
export async function startJobRunner(options: JobRunnerOptions): Promise<JobRunner> {
  const { database, clock, handlers, concurrency, onChange, onError } = options;
  const known = new Set<string>(jobKinds.filter((kind) => typeof handlers[kind] === 'function'));
  const orphaned = [...jobKinds, ...(await unfinishedKinds(database))].find((kind) => !known.has(kind));
  if (orphaned) throw new Error(`No handler for jobs of the kind "${orphaned}".`);
  await requeueInterrupted(database, { now: clock() });

  const running = new Set<Promise<void>>();
  let closed = false; // takes no more work
  let abandoned = false; // and no longer cares for what is running
  let filling: Promise<void> | null = null;
  let again = false;
  let timer: NodeJS.Timeout | undefined;

  const wake = (): void => {
    if (closed) return;
    again = true;
    filling ??= fill().finally(() => {
      filling = null;
      if (again) wake();
    });
  };

  async function fill(): Promise<void> {
    clearTimeout(timer);
    try {
      while (again && !closed) {
        again = false;
        while (!closed && running.size < concurrency) {
          const now = clock();
          const job = await claimJob(database, { now, leaseUntil: new Date(now.getTime() + leaseMs) });
          if (!job) break;
          const run: Promise<void> = runJob(job).finally(() => {
            running.delete(run);
            wake();
          });
          running.add(run);
        }
      }
      await sleepUntilDue();
    } catch (error) {
      onError(error, null);
      schedule(longestSleepMs);
    }
  }

  async function sleepUntilDue(): Promise<void> {
    const due = running.size < concurrency ? await nextDue(database) : null;
    const waitMs = due ? due.getTime() - clock().getTime() : longestSleepMs;
    schedule(Math.min(longestSleepMs, Math.max(20, waitMs)));
  }

  function schedule(delayMs: number): void {
    if (closed) return;
    clearTimeout(timer);
    timer = setTimeout(wake, delayMs);
    timer.unref();
  }

  async function runJob(job: Job): Promise<void> {
    onChange({ job, status: 'running' });
    try {
      const storeResult = await withinLease(handlers[job.kind](job));
      await database.transaction().execute(async (transaction) => {
        await storeResult(transaction);
        if (!(await markDone(transaction, { job, now: clock() }))) throw new SupersededError();
      });
      onChange({ job, status: 'done' });
    } catch (error) {
      if (error instanceof SupersededError) return;
      if (abandoned) return; // put back at the next start
      onError(error, job);
      await recordFailure(job, error).catch((failure) => onError(failure, job));
    }
  }

  async function recordFailure(job: Job, error: unknown): Promise<void> {
    const permanent = error instanceof PermanentJobError;
    const now = clock();
    const isLast = permanent || job.attempts + 1 >= mostAttempts;
    const retryAt = isLast ? null : new Date(now.getTime() + (retryDelaysMs[job.attempts] ?? 0));
    const stored = await markFailedRun(database, {
      job,
      now,
      retryAt,
      code: permanent ? error.code : 'ANALYSIS_FAILED',
      message: permanent
        ? error.userMessage
        : `The analysis stopped with an error ${mostAttempts} times. The photos are safe; try again, and tell your administrator if it happens once more.`,
    });
    if (stored) onChange({ job, status: isLast ? 'failed' : 'queued' });
  }

  wake();
  return {
    wake,
    async stop({ graceMs }) {
      closed = true;
      clearTimeout(timer);
      const idle = Promise.resolve(filling).then(() => Promise.allSettled(running));
      await Promise.race([idle, new Promise((resolve) => setTimeout(resolve, graceMs).unref())]);
      abandoned = true;
    },
  };
}

function withinLease<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const expiry = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The job ran longer than ${leaseMs} ms`)), leaseMs);
    timer.unref();
  });
  return Promise.race([work, expiry]).finally(() => clearTimeout(timer));
}
