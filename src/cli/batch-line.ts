import { resolve } from 'node:path';
import { z } from 'zod';
import type { Plan } from '../imaging/plan.ts';
import { CommandError } from './io.ts';
import { checkPlan, readFrames, readPlan } from './read-input.ts';

export interface BatchLine {
  /** From 1. */
  number: number;
  text: string;
}

const path = z.string().min(1);
/** One photo of a visit, or several frames. */
const frames = z.union([path.transform((photo) => [photo]), z.array(path).min(1)]);

const requestSchema = z.strictObject({
  id: z.string().min(1).max(200),
  before: frames,
  after: frames,
  /** Path, or the plan itself, which is checked with the words of a plan. */
  plan: z.union([path, z.record(z.string(), z.unknown())]).optional(),
});
export type BatchRequest = z.infer<typeof requestSchema>;

/**
 * Reads one line of a batch file.
 * @param onId is told the line's id as soon as there is one, so that even a wrong line is answered under its id.
 * @throws CommandError naming the line and what is wrong with it.
 */
export function parseBatchLine({ number, text }: BatchLine, onId: (id: string) => void): BatchRequest {
  const value = parseJson(number, text);
  const id = requestSchema.shape.id.safeParse((value as { id?: unknown } | null)?.id);
  if (id.success) onId(id.data);
  const checked = requestSchema.safeParse(value);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const place = issue?.path.length ? `"${issue.path.join('.')}": ` : '';
  throw new CommandError(
    'BAD_REQUEST',
    `Line ${number} is not a pair: ${place}${issue?.message}. Expected {"id", "before", "after", "plan"?}.`,
  );
}

/** The photos of a line. */
export function readBatchFrames({ before, after }: BatchRequest, folder: string) {
  const inFolder = (paths: readonly string[]) => paths.map((path) => resolve(folder, path));
  return readFrames({ before: inFolder(before), after: inFolder(after) });
}

/** The plan of a line, read from its file when the line names one. */
export async function readBatchPlan({ id, plan }: BatchRequest, folder: string): Promise<Plan | undefined> {
  if (plan === undefined) return undefined;
  return typeof plan === 'string' ? readPlan(resolve(folder, plan)) : checkPlan(plan, `"${id}"`);
}

function parseJson(number: number, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandError('BAD_REQUEST', `Line ${number} is not JSON: ${(error as Error).message}`);
  }
}
