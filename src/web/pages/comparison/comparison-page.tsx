import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useParams } from 'react-router';
import type { ComparisonDetail } from '../../../comparisons/types.ts';
import { aboutQuery, type MetricWords } from '../../api/about.ts';
import { ApiError } from '../../api/client.ts';
import { comparisonQuery } from '../../api/comparisons.ts';
import { words } from '../../language/index.ts';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { SyntheticMark } from '../../parts/synthetic-mark.tsx';
import { NotFoundPage } from '../../shell/not-found-page.tsx';
import { Breadcrumbs, Page, usePageHeading } from '../../shell/page.tsx';
import { daysBetween, formatDay, formatSpan } from '../../words/dates.ts';
import { viewTitle } from '../../words/views.ts';
import { Findings } from './findings.tsx';
import { useVisits } from './use-visits.ts';
import { Viewer } from './viewer.tsx';
import { pairOf } from './viewer-state.ts';
import { VisitChoice } from './visit-choice.tsx';
import { VisitSteps } from './visit-steps.tsx';
import './comparison.css';

/** One pair of photos and what was measured on it. */
export function ComparisonPage() {
  const { comparisonId = '' } = useParams();
  const query = useQuery(comparisonQuery(comparisonId));
  if (query.error instanceof ApiError && query.error.status === 404)
    return <NotFoundPage what={words.viewer.comparison.toLowerCase()} />;
  if (query.isPending) return <Loading what={words.viewer.theComparison} />;
  if (!query.data) {
    return (
      <Page title={words.viewer.comparison}>
        <Failure error={query.error} onRetry={() => query.refetch()} />
      </Page>
    );
  }
  return <Review detail={query.data} />;
}

function Review({ detail }: { detail: ComparisonDetail }) {
  const { series, patient, before, after, view, asked } = detail;
  const about = useQuery(aboutQuery);
  const visits = useVisits(detail);
  const [outlined, setOutlined] = useState<string | null>(null);
  const [from, to] = [before.photo.takenOn, after.photo.takenOn];
  const title = words.viewer.title(viewTitle(view), formatDay(from), formatDay(to));
  const heading = usePageHeading(title);
  const metrics = about.data?.metrics ?? noMetrics;
  // One object as long as nothing changes: the panes need not draw anew.
  const pair = useMemo(
    () =>
      pairOf(detail, {
        before: asked ? words.viewer.beforeOf(formatDay(from)) : words.viewer.baselineOf(formatDay(from)),
        after: words.viewer.afterOf(formatDay(to), formatSpan(daysBetween(from, to))),
        days: { before: formatDay(from), after: formatDay(to) },
        metrics,
      }),
    [detail, asked, from, to, metrics],
  );
  const outlining = { outlined, onOutline: setOutlined };
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
        <div className="review-visits">
          <VisitChoice
            photos={visits.photos}
            before={before.photo}
            after={after.photo}
            onChoose={visits.choose}
            pending={visits.pending}
            error={visits.error}
          />
          <VisitSteps previous={visits.previous} next={visits.next} />
        </div>
      </header>
      <section className="review-photos" aria-label={words.viewer.photos}>
        {/* A new pair starts with the whole photo; the same pair keeps its view while it is measured. */}
        <Viewer
          key={`${detail.id} ${pair.registered}`}
          pair={pair}
          {...outlining}
          onPreviousVisit={visits.previous?.go ?? null}
          onNextVisit={visits.next?.go ?? null}
        />
      </section>
      <Findings detail={detail} metrics={metrics} outlining={outlining} />
    </div>
  );
}

const noMetrics: MetricWords[] = [];
