import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenDatabase, openDatabase } from '../../src/database/index.ts';
import {
  enqueueJob,
  type JobHandler,
  type JobRunner,
  PermanentJobError,
  readJobStates,
  startJobRunner,
} from '../../src/queue/index.ts';

const kind = 'compare-photos';
let open: OpenDatabase;
let runner: JobRunner | null;
let nowMs: number;
const clock = () => new Date(nowMs);

beforeEach(() => {
  open = openDatabase(':memory:');
  runner = null;
  nowMs = Date.parse('2026-06-15T09:00:00Z');
});
afterEach(async () => {
  await runner?.stop({ graceMs: 100 });
  await open.close();
});

const enqueue = (subjectId: string) => enqueueJob(open.database, { kind, subjectId, now: clock() });
const stateOf = async (subjectId: string) =>
  (await readJobStates(open.database, { kind, subjectIds: [subjectId] })).get(subjectId);

async function start(handler: JobHandler, { concurrency = 1 } = {}): Promise<string[]> {
  const seen: string[] = [];
  runner = await startJobRunner({
    database: open.database,
    clock,
    concurrency,
    handlers: { [kind]: handler },
    onChange: ({ job, status }) => seen.push(`${job.subjectId} ${status}`),
    onError: () => undefined,
  });
  return seen;
}

async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('It did not come to that');
}

const noResult = async () => async () => undefined;

describe('startJobRunner', () => {
  it('runs what waits and what comes, and stores result and state together', async () => {
    await enqueue('first');
    const seen = await start(async (job) => async (transaction) => {
      await transaction
        .insertInto('oneTimeTokens')
        .values({ tokenHash: job.subjectId, purpose: 'first-run', createdAt: '' })
        .execute();
    });
    await until(async () => (await stateOf('first'))?.status === 'done');
    await enqueue('second');
    runner?.wake();
    await until(async () => (await stateOf('second'))?.status === 'done');
    expect(seen).toEqual(['first running', 'first done', 'second running', 'second done']);
    const stored = await open.database.selectFrom('oneTimeTokens').select('tokenHash').execute();
    expect(stored.map((row) => row.tokenHash).sort()).toEqual(['first', 'second']);
  });

  it('is not done when its result could not be stored', async () => {
    await enqueue('a');
    let stores = 0;
    await start(async () => async (transaction) => {
      stores += 1;
      await transaction
        .insertInto('oneTimeTokens')
        .values({ tokenHash: 'x', purpose: 'first-run', createdAt: '' })
        .execute();
      throw new Error('disk trouble');
    });
    await until(() => stores === 1);
    await until(async () => (await stateOf('a'))?.status === 'queued');
    expect(await open.database.selectFrom('oneTimeTokens').selectAll().execute()).toEqual([]);
  });

  it('fails a job after three failed runs, with a reason', async () => {
    await enqueue('a');
    let runs = 0;
    const seen = await start(async () => {
      runs += 1;
      throw new Error('no luck');
    });
    for (const expected of [1, 2, 3]) {
      await until(() => runs === expected);
      await until(async () => (await stateOf('a'))?.status !== 'running');
      nowMs += 60_000;
      runner?.wake();
    }
    expect(await stateOf('a')).toMatchObject({
      status: 'failed',
      error: { code: 'ANALYSIS_FAILED', message: expect.stringMatching(/3 times/) },
    });
    runner?.wake();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(runs).toBe(3);
    expect(seen.filter((change) => change.endsWith('running'))).toHaveLength(3);
    expect(seen.at(-1)).toBe('a failed');
  });

  it('fails at once what another try can not mend', async () => {
    await enqueue('a');
    let runs = 0;
    await start(async () => {
      runs += 1;
      throw new PermanentJobError({ code: 'DAMAGED_IMAGE', userMessage: 'The photo is damaged.' });
    });
    await until(async () => (await stateOf('a'))?.status === 'failed');
    expect(runs).toBe(1);
    expect((await stateOf('a'))?.error).toEqual({ code: 'DAMAGED_IMAGE', message: 'The photo is damaged.' });
  });

  it('puts back what was running when the program ended, without counting it as failed', async () => {
    await enqueue('a');
    for (let ends = 0; ends < 5; ends += 1) {
      await start(() => new Promise(() => undefined));
      await until(async () => (await stateOf('a'))?.status === 'running');
      await runner?.stop({ graceMs: 0 });
    }
    await start(noResult);
    await until(async () => (await stateOf('a'))?.status === 'done');
  });

  it('drops the result of work that was asked for anew meanwhile', async () => {
    await enqueue('a');
    const gates: (() => void)[] = [];
    await start(
      async (job) => {
        await new Promise<void>((resolve) => gates.push(resolve));
        return async (transaction) => {
          const tokenHash = `revision ${job.revision}`;
          await transaction
            .insertInto('oneTimeTokens')
            .values({ tokenHash, purpose: 'first-run', createdAt: '' })
            .execute();
        };
      },
      { concurrency: 2 },
    );
    await until(() => gates.length === 1);
    await enqueue('a');
    runner?.wake();
    await until(() => gates.length === 2);
    gates[0]?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await stateOf('a')).toMatchObject({ status: 'running' });
    gates[1]?.();
    await until(async () => (await stateOf('a'))?.status === 'done');
    const stored = await open.database.selectFrom('oneTimeTokens').select('tokenHash').execute();
    expect(stored).toEqual([{ tokenHash: 'revision 2' }]);
  });

  it('runs as many at once as it may', async () => {
    for (const subject of ['a', 'b', 'c', 'd', 'e']) await enqueue(subject);
    let running = 0;
    let most = 0;
    await start(
      async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 10));
        running -= 1;
        return async () => undefined;
      },
      { concurrency: 2 },
    );
    await until(async () => (await stateOf('e'))?.status === 'done');
    expect(most).toBe(2);
  });

  it('does not start when a waiting job has no handler', async () => {
    await enqueue('a');
    await open.database.updateTable('jobs').set({ kind: 'bake-bread' }).execute();
    await expect(start(noResult)).rejects.toThrow(/No handler for jobs of the kind "bake-bread"/);
  });
});
