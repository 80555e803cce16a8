import { verdictWords } from '../../../charts/verdict-words.ts';
import { type Course, coursesOf, measurementOf } from '../../../comparisons/series-course.ts';
import type { SeriesDetail } from '../../../comparisons/types.ts';
import { Statement } from '../../parts/statement.tsx';

interface MetricVerdictProps {
  detail: SeriesDetail;
  metric: string;
  /** The latest visit that is chosen. */
  visit: string | undefined;
}

/** What a metric came to where the series looks first, beside its name. */
export function MetricVerdict({ detail, metric, visit }: MetricVerdictProps) {
  const course: Course | undefined = coursesOf(detail)[0];
  const comparison = detail.comparisons.find(
    ({ view, followUpOn }) => view === course?.view && followUpOn === visit,
  );
  if (!course || !comparison || comparison.healing) return null;
  const verdict = measurementOf(comparison, metric, course.region)?.verdict;
  if (!verdict) return null;
  return (
    <span className="quiet">
      <Statement words={verdictWords[verdict]} verdict={verdict} />
    </span>
  );
}
