import type { Plan } from '../../../imaging/plan.ts';
import { numberOf } from '../../parts/number-of.ts';

/** Fractions 0..1 of the photo's width and height. */
export type Point = [number, number];
export type RegionKind = 'treated' | 'reference';

export interface DraftRegion {
  key: number;
  kind: RegionKind;
  name: string;
  points: Point[];
}

export interface PlanDraft {
  regions: DraftRegion[];
  /** The region that clicks on the photo add points to. */
  selected: number | null;
  /** As typed, '14.' included; '' for none. */
  pixelsPerMm: number | string;
  /** Ends of a known distance while they are being marked; null when not. */
  ruler: Point[] | null;
  nextKey: number;
}

export type PlanAction =
  | { type: 'add region'; kind: RegionKind }
  | { type: 'rename'; key: number; name: string }
  | { type: 'select'; key: number | null }
  | { type: 'remove region'; key: number }
  | { type: 'add point'; at: Point }
  | { type: 'move point'; key: number; index: number; to: Point }
  | { type: 'remove point'; key: number; index: number }
  | { type: 'scale'; pixelsPerMm: number | string }
  | { type: 'start ruler' }
  | { type: 'move ruler'; index: number; to: Point }
  | { type: 'stop ruler' };

export function draftOf(plan: Plan | null): PlanDraft {
  const of = (kind: RegionKind) =>
    (plan?.[kind] ?? []).map(({ name, polygon }) => ({ kind, name, points: polygon as Point[] }));
  const regions = [...of('treated'), ...of('reference')].map((region, key) => ({ ...region, key }));
  return {
    regions,
    selected: null,
    pixelsPerMm: plan?.pixelsPerMm ?? '',
    ruler: null,
    nextKey: regions.length,
  };
}

export function reducePlan(draft: PlanDraft, action: PlanAction): PlanDraft {
  const changeRegion = (key: number, change: (region: DraftRegion) => DraftRegion): PlanDraft => ({
    ...draft,
    regions: draft.regions.map((region) => (region.key === key ? change(region) : region)),
  });
  switch (action.type) {
    case 'add region': {
      const region = { key: draft.nextKey, kind: action.kind, name: '', points: [] };
      return {
        ...draft,
        regions: [...draft.regions, region],
        selected: region.key,
        nextKey: draft.nextKey + 1,
        ruler: null,
      };
    }
    case 'rename':
      return changeRegion(action.key, (region) => ({ ...region, name: action.name }));
    case 'select':
      return { ...draft, selected: action.key, ruler: null };
    case 'remove region':
      return { ...draft, regions: draft.regions.filter(({ key }) => key !== action.key), selected: null };
    case 'add point':
      return addPoint(draft, inside(action.at));
    case 'move point':
      return changeRegion(action.key, (region) => ({
        ...region,
        points: region.points.map((point, index) => (index === action.index ? inside(action.to) : point)),
      }));
    case 'remove point':
      return changeRegion(action.key, (region) => ({
        ...region,
        points: region.points.filter((_, index) => index !== action.index),
      }));
    case 'scale':
      return { ...draft, pixelsPerMm: action.pixelsPerMm };
    case 'start ruler':
      return { ...draft, ruler: [], selected: null };
    case 'move ruler':
      return {
        ...draft,
        ruler:
          draft.ruler?.map((point, index) => (index === action.index ? inside(action.to) : point)) ?? null,
      };
    case 'stop ruler':
      return { ...draft, ruler: null };
  }
}

/** Into the ruler while one is being marked, else into the selected region. */
function addPoint(draft: PlanDraft, at: Point): PlanDraft {
  if (draft.ruler) return draft.ruler.length < 2 ? { ...draft, ruler: [...draft.ruler, at] } : draft;
  const regions = draft.regions.map((region) =>
    region.key === draft.selected ? { ...region, points: [...region.points, at] } : region,
  );
  return { ...draft, regions };
}

const inside = ([x, y]: Point): Point => [Math.min(1, Math.max(0, x)), Math.min(1, Math.max(0, y))];

/** Length of a marked distance in pixels of the original photo. */
export function rulerPixels([from, to]: Point[], photo: { width: number; height: number }): number | null {
  if (!from || !to) return null;
  return Math.hypot((to[0] - from[0]) * photo.width, (to[1] - from[1]) * photo.height);
}

/** What keeps the draft from being saved, in a sentence; null when nothing does. */
export function planProblem({ regions }: PlanDraft): string | null {
  for (const { name, kind, points } of regions) {
    const what = kind === 'treated' ? 'A treated region' : 'Untreated skin';
    if (name.trim() === '') return `${what} has no name.`;
    if (points.length < 3) return `“${name}” needs at least three points on the photo.`;
  }
  const names = regions.filter(({ kind }) => kind === 'treated').map(({ name }) => name.trim().toLowerCase());
  return new Set(names).size < names.length ? 'Two treated regions have the same name.' : null;
}

/** The plan to save; what this page does not edit (card, metrics) stays. */
export function planOf(draft: PlanDraft, former: Plan | null): Plan {
  const { regions } = draft;
  const pixelsPerMm = numberOf(draft.pixelsPerMm);
  const of = (kind: RegionKind) =>
    regions
      .filter((region) => region.kind === kind)
      .map(({ name, points }) => ({ name: name.trim(), polygon: points }));
  const { treated: _treated, reference: _reference, pixelsPerMm: _scale, ...rest } = former ?? {};
  return {
    ...rest,
    treated: of('treated'),
    reference: of('reference'),
    ...(pixelsPerMm !== null && { pixelsPerMm }),
  };
}
