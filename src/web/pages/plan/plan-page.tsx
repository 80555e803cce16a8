import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { SeriesDetail } from '../../../comparisons/types.ts';
import type { Photo } from '../../../photos/types.ts';
import { ApiError } from '../../api/client.ts';
import { seriesQuery } from '../../api/series.ts';
import { words } from '../../language/index.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { NotFoundPage } from '../../shell/not-found-page.tsx';
import { Page } from '../../shell/page.tsx';
import { PlanEditor } from './plan-editor.tsx';
import './plan.css';

/** Where to measure and against what, outlined on the baseline photo. */
export function PlanPage() {
  const { seriesId = '' } = useParams();
  const query = useQuery(seriesQuery(seriesId));
  if (query.error instanceof ApiError && query.error.status === 404)
    return <NotFoundPage what={words.plan.series} />;
  if (query.isPending) return <Loading what={words.plan.thePlan} />;
  if (!query.data) {
    return (
      <Page title={words.plan.title}>
        <Failure error={query.error} onRetry={() => query.refetch()} />
      </Page>
    );
  }
  const { series, patient } = query.data;
  const photo = planPhoto(query.data);
  const crumbs = [
    { label: patient.name, to: `/patients/${patient.id}` },
    { label: series.name, to: `/series/${series.id}` },
  ];
  if (!photo) {
    return (
      <Page title={words.plan.title} crumbs={crumbs}>
        <Empty title={words.plan.noBaseline}>{words.plan.noBaselineWhy}</Empty>
      </Page>
    );
  }
  // The draft starts from the plan once; what arrives later must not undo what is being drawn.
  return <PlanEditor key={photo.id} series={series} photo={photo} crumbs={crumbs} />;
}

/** The photo the plan was drawn on, else the baseline of the first view that has one. */
export function planPhoto({ series, visits, comparisons }: SeriesDetail): Photo | null {
  const photos = visits.flatMap((visit) => visit.photos);
  const drawnOn = photos.find(({ id }) => id === series.planPhotoId);
  if (drawnOn) return drawnOn;
  for (const view of series.views) {
    const baselineId = comparisons.find((comparison) => comparison.view === view)?.baselinePhotoId;
    const outcome = visits.filter(({ healing }) => !healing).flatMap((visit) => visit.photos);
    const photo =
      photos.find(({ id }) => id === baselineId) ?? outcome.find((candidate) => candidate.view === view);
    if (photo) return photo;
  }
  return photos[0] ?? null;
}
