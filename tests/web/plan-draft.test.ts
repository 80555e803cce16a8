import { describe, expect, test } from 'vitest';
import { planSchema } from '../../src/imaging/plan.ts';
import {
  draftOf,
  type PlanAction,
  type PlanDraft,
  type Point,
  planOf,
  planProblem,
  reducePlan,
  rulerPixels,
} from '../../src/web/pages/plan/plan-draft.ts';
import {
  type HistoryAction,
  historyOf,
  type PlanHistory,
  reduceHistory,
} from '../../src/web/pages/plan/plan-history.ts';

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
    const done = changed(empty, { type: 'add region', kind: 'treated' }, ...triangle, {
      type: 'finish drawing',
    });
    expect(changed(done, triangle[0]).regions[0]!.points).toHaveLength(3);
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
    expect(planProblem(nameless)).toBe('Treated skin: a region has no name.');
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
    expect(plan?.card).toEqual(former.card);
    expect(plan?.metrics).toEqual(['texture']);
    expect(plan).not.toHaveProperty('pixelsPerMm');
  });

  test('a marked distance is measured in pixels of the original, whatever its shape', () => {
    const draft = changed(
      draftOf(null),
      { type: 'start ruler' },
      { type: 'move ruler', index: 0, to: [0.1, 0.5] },
      { type: 'move ruler', index: 1, to: [0.4, 0.5] },
    );
    expect(rulerPixels(draft.ruler!, { width: 4000, height: 3000 })).toBeCloseTo(1200, 9);
  });

  test('a region moves as a whole and stays on the photo; points are put in and taken out', () => {
    const draft = changed(draftOf(null), { type: 'add region', kind: 'treated' }, ...triangle);
    const moved = changed(draft, { type: 'move region', key: 0, by: [-0.5, 0.1] });
    expect(moved.regions[0]!.points).toEqual([
      [0, expect.closeTo(0.2, 9)],
      [expect.closeTo(0.4, 9), expect.closeTo(0.2, 9)],
      [expect.closeTo(0.2, 9), expect.closeTo(0.7, 9)],
    ]);
    const more = changed(draft, { type: 'insert point', key: 0, index: 2 });
    expect(more.regions[0]!.points.at(-1)).toEqual([expect.closeTo(0.2, 9), expect.closeTo(0.35, 9)]);
    expect(changed(more, { type: 'remove point', key: 0, index: 3 }).regions).toEqual(draft.regions);
  });

  test('one chart or card at most, its corners clockwise', () => {
    const chart = changed(draftOf(null), { type: 'add region', kind: 'chart' });
    expect(planSchema.parse(planOf(chart, null)).card).toMatchObject({ chart: '24-patch' });
    const grey = changed(chart, { type: 'add region', kind: 'grey-card' });
    expect(grey.regions).toHaveLength(1);
    expect(planSchema.parse(planOf(grey, null)).card).toMatchObject({ reflectance: 0.18 });
    const crossed = changed(chart, { type: 'move point', key: 0, index: 0, to: [0.9, 0.5] });
    expect(planProblem(crossed)).toContain('clockwise');
    expect(() => planSchema.parse(planOf(crossed, null))).toThrow();
  });

  test('what was found is taken over, in place of a region of the same name', () => {
    const found = [
      {
        kind: 'treated' as const,
        name: 'chin',
        points: [
          [0.1, 0.1],
          [0.2, 0.1],
          [0.2, 0.2],
        ] as Point[],
      },
    ];
    const own = changed(
      draftOf(null),
      { type: 'add region', kind: 'treated' },
      { type: 'rename', key: 0, name: 'chin' },
      ...triangle,
      { type: 'accept', regions: found },
    );
    expect(own.regions).toMatchObject(found);
    expect(planOf(changed(own, { type: 'remove region', key: own.regions[0]!.key }), null)).toBeNull();
  });
});

describe('undo and redo', () => {
  const change = (history: PlanHistory, ...actions: HistoryAction[]) =>
    actions.reduce(reduceHistory, history);

  test('go through the changes; a drag is one, a selection none', () => {
    const drag = (x: number): PlanAction => ({ type: 'move point', key: 0, index: 0, to: [x, 0.2] });
    const drawn = change(
      historyOf(null),
      { type: 'add region', kind: 'treated' },
      ...triangle,
      { type: 'select', key: 0 },
      drag(0.2),
      drag(0.3),
      drag(0.4),
    );
    const undone = change(drawn, { type: 'undo' });
    expect(undone.present.regions[0]!.points[0]).toEqual([0.1, 0.1]);
    expect(change(undone, { type: 'redo' }).present.regions[0]!.points[0]).toEqual([0.4, 0.2]);
    const start = change(drawn, ...Array.from({ length: 9 }, () => ({ type: 'undo' as const })));
    expect(start.present.regions).toEqual([]);
    expect(start.past).toEqual([]);
    // A new change forgets what was undone.
    expect(change(undone, drag(0.5)).future).toEqual([]);
  });
});
