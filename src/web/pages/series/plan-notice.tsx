import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { SeriesDetail } from '../../../comparisons/types.ts';
import { words } from '../../language/index.ts';

/** Says what is missing when nothing tells the engine where to measure or against what. */
export function PlanNotice({ detail }: { detail: SeriesDetail }) {
  const { series, comparisons } = detail;
  const finished = comparisons.filter(({ status }) => status === 'done');
  const reasons = new Set(
    finished
      .flatMap((c) => [...(c.comparability?.reasons ?? []), ...c.measurements.flatMap((m) => m.reasons)])
      .map(({ code }) => code),
  );
  const sentence = missing(reasons, series.plan !== null);
  if (!sentence) return null;
  return (
    <p className="notice screen-only">
      {sentence}{' '}
      <Anchor component={Link} to={`/series/${series.id}/plan`} underline="always">
        {series.plan ? words.series.editThePlan : words.series.outlinePlan}
      </Anchor>
    </p>
  );
}

function missing(reasons: Set<string>, hasPlan: boolean): string | null {
  if (reasons.has('NO_FACE_NO_PLAN')) return words.series.noFaceNoPlan;
  if (reasons.has('NO_REFERENCE')) {
    return hasPlan ? words.series.planWithoutReference : words.series.noReference;
  }
  return reasons.has('SCALE_UNKNOWN') ? words.series.noScale : null;
}
