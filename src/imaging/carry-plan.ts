import { applyAffine, linearScale } from './affine.ts';
import { ImagingError } from './errors.ts';
import type { Affine } from './image.ts';
import { locate, type Photos } from './locate.ts';
import type { Plan, Polygon } from './plan.ts';

/** Correlation of two frames, found by landmarks or by content: under this they may show different skin. */
const leastCorrelation = { face: 0.4, patch: 0.6 };

/**
 * A plan that was drawn on one frame of a visit, for another frame of it: outlines go where the frames' registration puts
 * them, even past the other frame's border.
 * @param frames `before`: the frame the plan was drawn on, `after`: the other one
 * @throws ImagingError BAD_PLAN when the other frame does not show the same skin
 */
export async function carryPlan(plan: Plan, frames: Photos): Promise<Plan> {
  const { treated, reference, card, pixelsPerMm } = plan;
  if (!treated && !reference && !card && !pixelsPerMm) return plan;
  const { registration, method } = await locate(frames, plan);
  const { beforeToAfter, correlation } = registration;
  if (correlation < leastCorrelation[method]) {
    throw new ImagingError(
      'BAD_PLAN',
      'A further frame of the before visit can not be laid over the first one, on which the plan was drawn. Leave it out, or take all frames of a visit from one view.',
    );
  }
  const carry = <Outlined extends { polygon: Polygon }>(outlined: Outlined): Outlined => ({
    ...outlined,
    polygon: outlined.polygon.map((point) => carryPoint(point, { frames, beforeToAfter })),
  });
  return {
    ...plan,
    ...(treated && { treated: treated.map(carry) }),
    ...(reference && { reference: reference.map(carry) }),
    ...(card && { card: carry(card) }),
    ...(pixelsPerMm && { pixelsPerMm: pixelsPerMm * linearScale(beforeToAfter) }),
  };
}

/** Fractions of one photo's sides to those of the other's. */
function carryPoint(
  [x, y]: Polygon[number],
  { frames: { before, after }, beforeToAfter }: { frames: Photos; beforeToAfter: Affine },
): Polygon[number] {
  const [px, py] = applyAffine(beforeToAfter, [x * before.width - 0.5, y * before.height - 0.5]);
  return [(px + 0.5) / after.width, (py + 0.5) / after.height];
}
