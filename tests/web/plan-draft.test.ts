import { describe, expect, test } from 'vitest';
import { planSchema } from '../../src/imaging/plan.ts';
import {
  draftOf,
  type PlanAction,
  type PlanDraft,
  planOf,
  planProblem,
  reducePlan,
  rulerPixels,
} from '../../src/web/pages/plan/plan-draft.ts';

const changed = (draft: PlanDraft, ...actions: PlanAction[]) => actions.reduce(reducePlan, draft);
const triangle = [
  { type: 'add point', at: [0.1, 0.1] },
  { type: 'add point', at: [0.5, 0.1] },
  { type: 'add point', at: [0.3, 0.6] },
] as const satisfies PlanAction[];

describe('plan draft', () => {
  test('clicks go to the chosen region and the plan passes the schema', () => {
    const draft = changed(
      draftOf(null),
      { type: 'add region', kind: 'treated' },
      { type: 'rename', key: 0, name: ' left cheek ' },
      ...triangle,
      { type: 'add region', kind: 'reference' },
      { type: 'rename', key: 1, name: 'neck' },
      ...triangle,
      { type: 'scale', pixelsPerMm: '12.40' },
    );
    expect(planProblem(draft)).toBeNull();
    const plan = planSchema.parse(planOf(draft, null));
    expect(plan.treated).toEqual([
      {
        name: 'left cheek',
        polygon: [
          [0.1, 0.1],
          [0.5, 0.1],
          [0.3, 0.6],
        ],
      },
    ]);
    expect(plan.reference).toHaveLength(1);
    expect(plan.pixelsPerMm).toBe(12.4);
  });

  test('a click with no region chosen changes nothing, and no point leaves the photo', () => {
    const empty = draftOf(null);
    expect(changed(empty, triangle[0])).toEqual(empty);
    const draft = changed(empty, { type: 'add region', kind: 'treated' }, triangle[0], {
      type: 'move point',
      key: 0,
      index: 0,
      to: [1.4, -0.2],
    });
    expect(draft.regions[0]!.points).toEqual([[1, 0]]);
  });

  test('says what is missing before it can be saved', () => {
    const nameless = changed(draftOf(null), { type: 'add region', kind: 'treated' }, ...triangle);
    expect(planProblem(nameless)).toBe('A treated region has no name.');
    const named = changed(nameless, { type: 'rename', key: 0, name: 'chin' });
    expect(planProblem(named)).toBeNull();
    expect(planProblem(changed(named, { type: 'remove point', key: 0, index: 0 }))).toContain('three points');
    const twice = changed(named, { type: 'add region', kind: 'treated' }, ...triangle, {
      type: 'rename',
      key: 1,
      name: 'Chin',
    });
    expect(planProblem(twice)).toContain('same name');
  });

  test('what this page does not edit stays in the plan', () => {
    const former = planSchema.parse({
      card: {
        polygon: [
          [0, 0],
          [0.1, 0],
          [0.1, 0.1],
        ],
        reflectance: 0.2,
      },
      metrics: ['texture'],
      pixelsPerMm: 9,
    });
    const plan = planOf(changed(draftOf(former), { type: 'scale', pixelsPerMm: '' }), former);
    expect(plan.card).toEqual(former.card);
    expect(plan.metrics).toEqual(['texture']);
    expect(plan).not.toHaveProperty('pixelsPerMm');
  });

  test('a marked distance is measured in pixels of the original, whatever its shape', () => {
    const draft = changed(
      draftOf(null),
      { type: 'start ruler' },
      { type: 'add point', at: [0.1, 0.5] },
      { type: 'add point', at: [0.4, 0.5] },
      { type: 'add point', at: [0.9, 0.9] },
    );
    expect(draft.ruler).toHaveLength(2);
    expect(rulerPixels(draft.ruler!, { width: 4000, height: 3000 })).toBeCloseTo(1200, 9);
    expect(rulerPixels([[0, 0]], { width: 4000, height: 3000 })).toBeNull();
  });
});
