import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { SeriesDetail } from '../../../comparisons/types.ts';

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
    <p className="notice">
      {sentence}{' '}
      <Anchor component={Link} to={`/series/${series.id}/plan`} underline="always">
        {series.plan ? 'Edit the plan' : 'Outline a plan'}
      </Anchor>
    </p>
  );
}

function missing(reasons: Set<string>, hasPlan: boolean): string | null {
  if (reasons.has('NO_FACE_NO_PLAN')) {
    return 'No face was found in these photos and there is no plan, so nothing says where to measure. Outline the treated skin and some untreated skin on the baseline photo.';
  }
  if (reasons.has('NO_REFERENCE')) {
    return hasPlan
      ? 'The plan has no untreated reference skin that could be used, so redness and other metrics that need it are not measurable.'
      : 'No untreated reference skin was found, so metrics that need it are not measurable. Outline some on the baseline photo.';
  }
  if (reasons.has('SCALE_UNKNOWN')) {
    return 'Nothing in these photos gives a scale, so metrics that need millimetres are not measurable. Give the scale in the plan.';
  }
  return null;
}
