import type { Plan } from '../../../imaging/plan.ts';
import { words } from '../../language/index.ts';
import { numberOf } from '../../parts/number-of.ts';

/** Fractions 0..1 of the photo's width and height. */
export type Point = [number, number];
/** Skin, or what the colour of the light is read from. A plan has at most one of the last two. */
export const regionKinds = ['treated', 'reference', 'chart', 'grey-card'] as const;
export type RegionKind = (typeof regionKinds)[number];
export const isSkin = (kind: RegionKind): kind is 'treated' | 'reference' =>
  kind === 'treated' || kind === 'reference';

export interface DraftRegion {
  key: number;
  kind: RegionKind;
  name: string;
  points: Point[];
}

export interface PlanDraft {
  regions: DraftRegion[];
  selected: number | null;
  /** The region that clicks on the photo add points to: a new one, until it is done. */
  drawing: number | null;
  /** As typed, '14.' included; '' for none. */
  pixelsPerMm: number | string;
  /** Ends of a known distance while it is being marked; null when not. */
  ruler: [Point, Point] | null;
  nextKey: number;
}

export type PlanAction =
  | { type: 'add region'; kind: RegionKind }
  | { type: 'accept'; regions: readonly Omit<DraftRegion, 'key'>[] }
  | { type: 'rename'; key: number; name: string }
  | { type: 'select'; key: number | null }
  | { type: 'remove region'; key: number }
  | { type: 'move region'; key: number; by: Point }
  | { type: 'add point'; at: Point }
  | { type: 'finish drawing' }
  | { type: 'insert point'; key: number; index: number }
  | { type: 'move point'; key: number; index: number; to: Point }
  | { type: 'remove point'; key: number; index: number }
  | { type: 'scale'; pixelsPerMm: number | string }
  | { type: 'start ruler' }
  | { type: 'move ruler'; index: number; to: Point }
  | { type: 'stop ruler' }
  | { type: 'replace'; plan: Plan | null };

/** Where a chart or card lies at first, to be dragged over the real one: clockwise, as a chart's corners must be. */
const firstCorners: Point[] = [
  [0.4, 0.4],
  [0.6, 0.4],
  [0.6, 0.55],
  [0.4, 0.55],
];

export function draftOf(plan: Plan | null): PlanDraft {
  const of = (kind: 'treated' | 'reference') =>
    (plan?.[kind] ?? []).map(({ name, polygon }) => ({ kind, name, points: polygon as Point[] }));
  const card = plan?.card && {
    kind: 'chart' in plan.card ? ('chart' as const) : ('grey-card' as const),
    name: '',
    points: plan.card.polygon as Point[],
  };
  const regions = [...of('treated'), ...of('reference'), ...(card ? [card] : [])].map((region, key) => ({
    ...region,
    key,
  }));
  return {
    regions,
    selected: null,
    drawing: null,
    pixelsPerMm: plan?.pixelsPerMm ?? '',
    ruler: null,
    nextKey: regions.length,
  };
}

export function reducePlan(draft: PlanDraft, action: PlanAction): PlanDraft {
  const changeRegion = (key: number, change: (points: Point[]) => Point[]): PlanDraft => ({
    ...draft,
    regions: draft.regions.map((region) =>
      region.key === key ? { ...region, points: change(region.points) } : region,
    ),
  });
  switch (action.type) {
    case 'add region':
      return addRegion(draft, action.kind);
    case 'accept':
      return acceptRegions(draft, action.regions);
    case 'rename':
      return {
        ...draft,
        regions: draft.regions.map((region) =>
          region.key === action.key ? { ...region, name: action.name } : region,
        ),
      };
    case 'select': {
      const drawing = action.key === draft.drawing ? draft.drawing : null;
      return { ...draft, selected: action.key, drawing, ruler: null };
    }
    case 'remove region':
      return {
        ...draft,
        regions: draft.regions.filter(({ key }) => key !== action.key),
        selected: null,
        drawing: null,
      };
    case 'move region':
      return changeRegion(action.key, (points) => shifted(points, action.by));
    case 'add point':
      return draft.drawing === null
        ? draft
        : changeRegion(draft.drawing, (points) => [...points, inside(action.at)]);
    case 'finish drawing':
      return { ...draft, drawing: null };
    case 'insert point':
      return changeRegion(action.key, (points) => withMiddle(points, action.index));
    case 'move point':
      return changeRegion(action.key, (points) => points.with(action.index, inside(action.to)));
    case 'remove point':
      return changeRegion(action.key, (points) => points.toSpliced(action.index, 1));
    case 'scale':
      return { ...draft, pixelsPerMm: action.pixelsPerMm };
    case 'start ruler':
      return {
        ...draft,
        ruler: [
          [0.4, 0.5],
          [0.6, 0.5],
        ],
        selected: null,
        drawing: null,
      };
    case 'move ruler':
      return {
        ...draft,
        ruler: draft.ruler && (draft.ruler.with(action.index, inside(action.to)) as [Point, Point]),
      };
    case 'stop ruler':
      return { ...draft, ruler: null };
    case 'replace':
      return { ...draftOf(action.plan), nextKey: draft.nextKey + 1000 };
  }
}

function addRegion(draft: PlanDraft, kind: RegionKind): PlanDraft {
  const key = draft.nextKey;
  const region = { key, kind, name: '', points: isSkin(kind) ? [] : firstCorners };
  const kept = isSkin(kind) ? draft.regions : draft.regions.filter((other) => isSkin(other.kind));
  return {
    ...draft,
    regions: [...kept, region],
    selected: key,
    drawing: isSkin(kind) ? key : null,
    nextKey: key + 1,
    ruler: null,
  };
}

/** Regions of a name that is there already take its place. */
function acceptRegions(draft: PlanDraft, accepted: readonly Omit<DraftRegion, 'key'>[]): PlanDraft {
  const isReplaced = ({ kind, name }: DraftRegion) =>
    accepted.some((region) => region.kind === kind && region.name === name.trim());
  const added = accepted.map((region, i) => ({ ...region, key: draft.nextKey + i }));
  return {
    ...draft,
    regions: [...draft.regions.filter((region) => !isReplaced(region)), ...added],
    selected: added[0]?.key ?? null,
    drawing: null,
    nextKey: draft.nextKey + added.length,
  };
}

const inside = ([x, y]: Point): Point => [Math.min(1, Math.max(0, x)), Math.min(1, Math.max(0, y))];

/** As a whole, and only as far as all of it stays on the photo. */
function shifted(points: Point[], by: Point): Point[] {
  const within = (axis: 0 | 1) => {
    const values = points.map((point) => point[axis]);
    return Math.min(1 - Math.max(...values), Math.max(-Math.min(...values), by[axis]));
  };
  const [dx, dy] = [within(0), within(1)];
  return points.map(([x, y]) => inside([x + dx, y + dy]));
}

/** With a point half-way to the next one. */
function withMiddle(points: Point[], index: number): Point[] {
  const [from, to] = [points[index], points[(index + 1) % points.length]];
  if (!from || !to) return points;
  return points.toSpliced(index + 1, 0, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]);
}

/** Length of a marked distance in pixels of the original photo. */
export function rulerPixels([from, to]: [Point, Point], photo: { width: number; height: number }): number {
  return Math.hypot((to[0] - from[0]) * photo.width, (to[1] - from[1]) * photo.height);
}

/** What keeps the draft from being saved, in a sentence; null when nothing does. */
export function planProblem({ regions }: PlanDraft): string | null {
  const { problems } = words.plan;
  for (const { name, kind, points } of regions) {
    if (isSkin(kind) && name.trim() === '') return problems.noName(words.plan.kinds[kind]);
    if (points.length < 3) return problems.fewPoints(name.trim() || words.plan.kinds[kind]);
    if (kind === 'chart' && !isClockwiseQuadrangle(points)) return problems.chart;
  }
  const names = regions.filter(({ kind }) => kind === 'treated').map(({ name }) => name.trim().toLowerCase());
  return new Set(names).size < names.length ? problems.sameName : null;
}

/** Four corners that all turn right (y runs down), as the engine reads a chart. */
function isClockwiseQuadrangle(points: readonly Point[]): boolean {
  const turns = points.map(([x, y], i) => {
    const next = points[(i + 1) % points.length] ?? [x, y];
    const last = points[(i + 2) % points.length] ?? [x, y];
    return (next[0] - x) * (last[1] - next[1]) - (next[1] - y) * (last[0] - next[0]);
  });
  return points.length === 4 && turns.every((turn) => turn > 0);
}

/** The plan to save, null when it says nothing; what this page does not edit (metrics) stays. */
export function planOf(draft: PlanDraft, former: Plan | null): Plan | null {
  const pixelsPerMm = numberOf(draft.pixelsPerMm);
  if (draft.regions.length === 0 && pixelsPerMm === null) return null;
  const of = (kind: RegionKind) =>
    draft.regions
      .filter((region) => region.kind === kind)
      .map(({ name, points }) => ({ name: name.trim(), polygon: points }));
  const {
    treated: _treated,
    reference: _reference,
    pixelsPerMm: _scale,
    card: _card,
    ...rest
  } = former ?? {};
  const card = cardOf(draft, former);
  return {
    ...rest,
    treated: of('treated'),
    reference: of('reference'),
    ...(card && { card }),
    ...(pixelsPerMm !== null && { pixelsPerMm }),
  };
}

/** Of a grey card whose reflectance nobody said. */
const usualReflectance = 0.18;

function cardOf({ regions }: PlanDraft, former: Plan | null): Plan['card'] {
  const region = regions.find(({ kind }) => !isSkin(kind));
  if (!region) return undefined;
  if (region.kind === 'chart') return { polygon: region.points, chart: '24-patch' };
  const reflectance =
    former?.card && 'reflectance' in former.card ? former.card.reflectance : usualReflectance;
  return { polygon: region.points, reflectance };
}
