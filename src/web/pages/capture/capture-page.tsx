import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ApiError } from '../../api/client.ts';
import { seriesQuery } from '../../api/series.ts';
import { sessionQuery } from '../../api/session.ts';
import { words } from '../../language/index.ts';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { NotFoundPage } from '../../shell/not-found-page.tsx';
import { Page } from '../../shell/page.tsx';
import { Capture } from './capture.tsx';
import './capture.css';

/** Guided capture: a follow-up photo taken so that it can be compared with the baseline. */
export function CapturePage() {
  const { seriesId = '' } = useParams();
  const query = useQuery({ ...seriesQuery(seriesId), refetchInterval: false });
  const session = useQuery(sessionQuery);
  if (query.error instanceof ApiError && query.error.status === 404) return <NotFoundPage what="series" />;
  if (query.data && session.data) return <Capture detail={query.data} userId={session.data.user.id} />;
  if (query.isPending) return <Loading what={words.capture.theSeries} />;
  return (
    <Page title={words.capture.title}>
      <Failure error={query.error} onRetry={() => query.refetch()} />
    </Page>
  );
}
