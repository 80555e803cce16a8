import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { SeriesDetail } from '../../../comparisons/types.ts';
import { ApiError } from '../../api/client.ts';
import { seriesQuery } from '../../api/series.ts';
import { IconPencil } from '../../icons.ts';
import { words } from '../../language/index.ts';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { SyntheticMark } from '../../parts/synthetic-mark.tsx';
import { NotFoundPage } from '../../shell/not-found-page.tsx';
import { Page } from '../../shell/page.tsx';
import { NoPhotosNotice } from '../consent/no-photos-notice.tsx';
import { AnalysisProgress } from './analysis-progress.tsx';
import { OutcomeSection } from './outcome-section.tsx';
import { PlanNotice } from './plan-notice.tsx';
import { PrintButton } from './print-button.tsx';
import { ReportsSection } from './reports-section.tsx';
import { ScheduleSection } from './schedule-section.tsx';
import { SeriesDialog } from './series-dialog.tsx';
import { SeriesFacts } from './series-facts.tsx';
import { SessionSection } from './session-section.tsx';
import { UploadSection } from './upload-section.tsx';
import { VisitSection } from './visit-section.tsx';
import './series.css';

/** One series: its outcome, its visits with their photos, its sessions. */
export function SeriesPage() {
  const { seriesId = '' } = useParams();
  const query = useQuery(seriesQuery(seriesId));
  if (query.error instanceof ApiError && query.error.status === 404)
    return <NotFoundPage what={words.series.series} />;
  if (query.isPending) return <Loading what={words.series.theSeries} />;
  if (!query.data) {
    return (
      <Page title={words.series.title}>
        <Failure error={query.error} onRetry={() => query.refetch()} />
      </Page>
    );
  }
  return <SeriesView detail={query.data} />;
}

function SeriesView({ detail }: { detail: SeriesDetail }) {
  const [editing, setEditing] = useState(false);
  const { series, patient } = detail;
  return (
    <Page
      title={series.name}
      crumbs={[
        { label: words.series.patients, to: '/patients' },
        { label: patient.name, to: `/patients/${patient.id}` },
      ]}
      mark={series.synthetic && <SyntheticMark />}
      subtitle={<SeriesFacts series={series} outcomeChanges={detail.outcomeChanges} />}
      actions={
        <>
          {detail.visits.length > 0 && (
            <Button variant="default" component={Link} to={`/series/${series.id}/plan`}>
              {series.plan ? words.series.editPlan : words.series.outlinePlan}
            </Button>
          )}
          {detail.comparisons.length > 0 && <PrintButton />}
          <Button
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden="true" />}
            onClick={() => setEditing(true)}
          >
            {words.series.edit}
          </Button>
        </>
      }
    >
      {detail.noPhotosSince !== null && (
        <NoPhotosNotice since={detail.noPhotosSince} patientId={patient.id} />
      )}
      <PlanNotice detail={detail} />
      <AnalysisProgress comparisons={detail.comparisons} />
      <OutcomeSection detail={detail} />
      <ScheduleSection schedule={detail.schedule} />
      <VisitSection detail={detail} />
      {detail.noPhotosSince === null && (
        <div className="screen-only">
          <UploadSection detail={detail} />
        </div>
      )}
      <ReportsSection detail={detail} />
      <SessionSection series={series} sessions={detail.sessions} />
      {editing && (
        <SeriesDialog
          patientId={patient.id}
          series={series}
          baselineFixed={detail.comparisons.length > 0 || series.skinTone !== null}
          onClose={() => setEditing(false)}
        />
      )}
    </Page>
  );
}
