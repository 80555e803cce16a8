import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { reportChoices } from '../../../patient-reports/report-choices.ts';
import { ApiError } from '../../api/client.ts';
import { seriesQuery } from '../../api/series.ts';
import { words } from '../../language/index.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { SyntheticMark } from '../../parts/synthetic-mark.tsx';
import { NotFoundPage } from '../../shell/not-found-page.tsx';
import { Page } from '../../shell/page.tsx';
import { Composer } from './composer.tsx';
import './report.css';

const texts = words.report;

/** A new report of a series: what it shows, and beside it the page as its patient will see it. */
export function ComposePage() {
  const { seriesId = '' } = useParams();
  const query = useQuery(seriesQuery(seriesId));
  if (query.error instanceof ApiError && query.error.status === 404)
    return <NotFoundPage what={texts.series} />;
  if (query.isPending) return <Loading what={texts.theSeries} />;
  if (!query.data) {
    return (
      <Page title={texts.compose}>
        <Failure error={query.error} onRetry={() => query.refetch()} />
      </Page>
    );
  }
  const { series, patient } = query.data;
  const choices = reportChoices(query.data);
  return (
    <Page
      title={texts.compose}
      crumbs={[
        { label: patient.name, to: `/patients/${patient.id}` },
        { label: series.name, to: `/series/${series.id}` },
      ]}
      mark={series.synthetic && <SyntheticMark />}
    >
      {choices.visits.length === 0 ? (
        <Empty
          title={texts.notMeasured}
          action={
            <Button variant="default" component={Link} to={`/series/${series.id}`}>
              {texts.toSeries}
            </Button>
          }
        >
          {texts.notMeasuredWhy}
        </Empty>
      ) : (
        // What arrives later must not undo what was chosen.
        <Composer key={series.id} detail={query.data} choices={choices} />
      )}
    </Page>
  );
}
