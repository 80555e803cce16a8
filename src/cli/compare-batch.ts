import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { ComparisonPool } from '../imaging/pool.ts';
import { type BatchLine, parseBatchLine, readBatchFrames, readBatchPlan } from './batch-line.ts';
import { openBatchOutput } from './batch-output.ts';
import { describeFailure } from './describe-failure.ts';
import { type CliIo, CommandError, exitStatus } from './io.ts';
import { orderedResults } from './ordered-results.ts';
import { Progress } from './progress.ts';

export interface BatchOptions {
  batch: string;
  out?: string;
  json: boolean;
}

interface BatchAnswer {
  isFailure: boolean;
  /** One line of JSON. */
  line: string;
}

/** Compares every pair of a batch file over all threads; a line that fails is answered with its error. */
export async function compareBatch(
  { batch, out, json }: BatchOptions,
  { io, pool, workers }: { io: CliIo; pool: ComparisonPool; workers: number },
): Promise<number> {
  await access(batch).catch((cause) => {
    throw new CommandError('NOT_FOUND', `There is no batch file at ${batch}. Check the path.`, { cause });
  });
  const output = await openBatchOutput(out, io.stdout);
  const progress = new Progress(io.stderr);
  const count = { done: 0, failed: 0 };
  try {
    const answers = orderedResults(linesOf(batch), (line) => answer(line, dirname(resolve(batch)), pool), {
      // One more than there are threads, so that the next photos are read while all of them work.
      concurrency: workers + 1,
      lookAhead: 16 * workers,
    });
    for await (const { isFailure, line } of answers) {
      await output.write(`${line}\n`);
      count[isFailure ? 'failed' : 'done'] += 1;
      progress.show(`${count.done + count.failed} pairs, ${count.failed} failed …`);
    }
    await output.finish();
  } finally {
    progress.clear();
    await output.close();
  }
  if (out !== undefined) {
    const words = `${count.done} compared, ${count.failed} failed; results are in ${out}`;
    io.stdout.write(json ? `${JSON.stringify({ ...count, out })}\n` : `${words}\n`);
  } else if (count.failed > 0) {
    io.stderr.write(
      `dermalapse: ${count.failed} of ${count.done + count.failed} pairs failed; see their "error".\n`,
    );
  }
  return exitStatus.done;
}

async function answer(line: BatchLine, folder: string, pool: ComparisonPool): Promise<BatchAnswer> {
  let id = `line ${line.number}`;
  try {
    const request = parseBatchLine(line, (found) => {
      id = found;
    });
    const plan = await readBatchPlan(request, folder);
    const frames = await readBatchFrames(request, folder);
    const { comparison } = await pool.compare({ id, ...frames, plan }, { images: false });
    return { isFailure: false, line: JSON.stringify(comparison) };
  } catch (error) {
    return { isFailure: true, line: JSON.stringify({ id, error: describeFailure(error) }) };
  }
}

/** Lines that hold something, numbered as an editor numbers them. */
async function* linesOf(path: string): AsyncGenerator<BatchLine> {
  let number = 0;
  for await (const text of createInterface({
    input: createReadStream(path),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number += 1;
    if (text.trim()) yield { number, text: number === 1 ? text.replace(/^\uFEFF/, '') : text };
  }
}
