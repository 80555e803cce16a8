import type { PlanVersions, ProposedRegions } from '../../../src/comparisons/types.ts';
import { askedComparisonId, comparisonDetail, id } from './clinic.ts';

/** What viewer and region editor ask for beside the series and its comparisons; undefined for anything else. */
export function viewerAnswer(path: string): unknown {
  if (/^\/api\/series\/[^/]+\/comparisons$/.test(path)) return comparisonDetail(askedComparisonId);
  if (/^\/api\/series\/[^/]+\/plan-versions$/.test(path)) return planVersions;
  if (/^\/api\/photos\/[^/]+\/proposed-regions$/.test(path)) return proposals;
  return undefined;
}

const square = (left: number, top: number, side = 0.25): [number, number][] => [
  [left, top],
  [left + side, top],
  [left + side, top + side],
  [left, top + side],
];

const proposals: ProposedRegions = {
  regions: [
    { name: 'left cheek', kind: 'treated', polygon: square(0.6, 0.4) },
    { name: 'right cheek', kind: 'treated', polygon: square(0.15, 0.4) },
    { name: 'chin', kind: 'treated', polygon: square(0.4, 0.7, 0.15) },
    { name: 'neck', kind: 'reference', polygon: square(0.05, 0.72, 0.2) },
  ],
  scale: { pixelsPerMm: 11.62, source: 'iris' },
  card: null,
};

const planVersions: PlanVersions = {
  items: [
    {
      version: 2,
      plan: {
        treated: [{ name: 'left cheek', polygon: square(0.55, 0.3, 0.3) }],
        reference: [{ name: 'neck', polygon: square(0.05, 0.3, 0.15) }],
        pixelsPerMm: 14,
      },
      photoId: id(3, 0),
      by: 'Dr Test',
      at: '2026-04-02T08:30:00.000Z',
    },
    {
      version: 1,
      plan: { treated: [{ name: 'left cheek', polygon: square(0.5, 0.25, 0.4) }] },
      photoId: id(3, 0),
      by: null,
      at: '2026-02-20T10:00:00.000Z',
    },
  ],
  comparisonsOn: { [id(3, 0)]: 7 },
};
