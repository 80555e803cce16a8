import { averageFrames } from './average-frames.ts';
import { conditionsOf } from './calibration.ts';
import { carryPlan } from './carry-plan.ts';
import { type CompareOptions, type CompareRequest, type CompareResult, compare } from './compare.ts';
import { decodePhoto } from './decode.ts';
import { calibrationFor } from './floor-table.ts';

/** Two visits, each with one photo or several frames of the same view. */
export interface CompareFramesRequest extends CompareRequest {
  /** Frames beside `before` and `after`. The plan is that of `before`. */
  moreFrames?: { before: readonly Uint8Array[]; after: readonly Uint8Array[] };
}

/**
 * Compares two visits. Every frame goes through the whole of {@link compare} with one of the other visit, and the raw
 * changes are averaged: not the pictures, because a mean of pictures is softer than each of them, and softness reads as
 * smooth skin; and because only changes measured apart show how far frames scatter. A visit with fewer frames begins anew
 * with its first. A file given twice counts once. Pictures are those of the first frames.
 * @throws ImagingError when a file or the plan can't be used
 */
export async function compareFrames(
  { moreFrames, ...request }: CompareFramesRequest,
  options: CompareOptions = {},
): Promise<CompareResult> {
  const frames = {
    before: distinctFiles([request.before, ...(moreFrames?.before ?? [])]),
    after: distinctFiles([request.after, ...(moreFrames?.after ?? [])]),
  };
  const count = Math.max(frames.before.length, frames.after.length);
  const plans = await plansOf(request, frames.before);
  const first = await compare(request, options);
  const pairs = [first.comparison];
  for (let i = 1; i < count; i++) {
    const before = i % frames.before.length;
    const pair = { before: frames.before[before], after: frames.after[i % frames.after.length] };
    const further = { ...request, ...pair, plan: plans[before] };
    pairs.push((await compare(further, { ...options, images: false })).comparison);
  }
  if (count === 1) return first;
  const comparison = averageFrames(pairs, {
    calibration: calibrationFor(
      conditionsOf(first.comparison.registration.method, first.comparison.photos),
      request.study,
    ),
    primary: request.plan?.primary ?? null,
    frames: { before: frames.before.length, after: frames.after.length },
  });
  return { comparison, images: first.images };
}

const distinctFiles = (files: readonly Uint8Array[]): Uint8Array[] =>
  files.filter((file, i) => files.findIndex((other) => Buffer.compare(file, other) === 0) === i);

/** The plan of each frame of the before visit. */
async function plansOf({ plan = {} }: CompareRequest, [first, ...further]: readonly Uint8Array[]) {
  const plans = [plan];
  if (further.length === 0) return plans;
  const before = await decodePhoto(first);
  for (const file of further) plans.push(await carryPlan(plan, { before, after: await decodePhoto(file) }));
  return plans;
}
