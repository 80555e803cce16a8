import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import type { ComparisonDetail } from '../../../comparisons/types.ts';
import { aboutQuery } from '../../api/about.ts';
import { ApiError } from '../../api/client.ts';
import { comparisonQuery } from '../../api/comparisons.ts';
import { seriesQuery } from '../../api/series.ts';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { SyntheticMark } from '../../parts/synthetic-mark.tsx';
import { NotFoundPage } from '../../shell/not-found-page.tsx';
import { Breadcrumbs, Page, usePageHeading } from '../../shell/page.tsx';
import { daysBetween, formatDay, formatSpan } from '../../words/dates.ts';
import { viewTitle } from '../../words/views.ts';
import { Findings } from './findings.tsx';
import { Viewer } from './viewer.tsx';
import { pairOf } from './viewer-state.ts';
import { VisitSteps } from './visit-steps.tsx';
import './comparison.css';

/** One pair of photos and what was measured on it. */
export function ComparisonPage() {
  const { comparisonId = '' } = useParams();
  const query = useQuery(comparisonQuery(comparisonId));
  if (query.error instanceof ApiError && query.error.status === 404)
    return <NotFoundPage what="comparison" />;
  if (query.isPending) return <Loading what="the comparison" />;
  if (!query.data) {
    return (
      <Page title="Comparison">
        <Failure error={query.error} onRetry={() => query.refetch()} />
      </Page>
    );
  }
  return <Review detail={query.data} />;
}

function Review({ detail }: { detail: ComparisonDetail }) {
  const { series, patient, before, after, view } = detail;
  const about = useQuery(aboutQuery);
  const whole = useQuery(seriesQuery(series.id));
  const navigate = useNavigate();
  const [from, to] = [before.photo.takenOn, after.photo.takenOn];
  const title = `${viewTitle(view)}: ${formatDay(from)} and ${formatDay(to)}`;
  const heading = usePageHeading(title);
  const siblings = (whole.data?.comparisons ?? [])
    .filter((comparison) => comparison.view === view)
    .sort((a, b) => a.followUpOn.localeCompare(b.followUpOn));
  const index = siblings.findIndex(({ id }) => id === detail.id);
  const goTo = (step: number) => {
    const sibling = siblings[index + step];
    return index >= 0 && sibling
      ? () => void navigate(`/comparisons/${sibling.id}`, { replace: true })
      : null;
  };
  const pair = pairOf(detail, {
    before: `Baseline, ${formatDay(from)}`,
    after: `${formatDay(to)}, ${formatSpan(daysBetween(from, to))}`,
    metrics: about.data?.metrics ?? [],
  });
  return (
    <div className="review">
      <header className="review-head">
        <div className="review-words">
          <Breadcrumbs
            crumbs={[
              { label: patient.name, to: `/patients/${patient.id}` },
              { label: series.name, to: `/series/${series.id}` },
            ]}
          />
          <div className="page-title">
            <h1 ref={heading} tabIndex={-1} className="one-line" title={title}>
              {title}
            </h1>
            {series.synthetic && <SyntheticMark />}
          </div>
        </div>
        <VisitSteps index={index} siblings={siblings} />
      </header>
      <section className="review-photos" aria-label="Photos">
        {/* A new pair starts with the whole photo; the same pair keeps its view while it is measured. */}
        <Viewer
          key={`${detail.id} ${pair.registered}`}
          pair={pair}
          onPreviousVisit={goTo(-1)}
          onNextVisit={goTo(1)}
        />
      </section>
      <Findings detail={detail} metrics={about.data?.metrics ?? []} />
    </div>
  );
}
