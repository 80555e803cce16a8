import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { Navigate, useLocation } from 'react-router';
import type { SignedIn as Session } from '../../accounts/types.ts';
import { ApiError } from '../api/client.ts';
import { forgetAnswers } from '../api/query-client.ts';
import { sessionQuery } from '../api/session.ts';
import { words } from '../language/index.ts';
import { Failure } from '../parts/failure.tsx';
import { Loading } from '../parts/loading.tsx';
import { WaitingNotice } from '../waiting/waiting-notice.tsx';
import { Allowed } from './allowed.tsx';
import { ConnectionNotice } from './connection-notice.tsx';
import { Header } from './header.tsx';
import { IdleWatch } from './idle-watch.tsx';
import { useSearchKey } from './use-search-key.ts';

const SecondFactorPage = lazy(async () => ({
  default: (await import('../pages/account/second-factor-page.tsx')).SecondFactorPage,
}));

/** Everything behind the sign-in: header, connection notice, the page. */
export function SignedIn() {
  const session = useQuery(sessionQuery);
  if (session.isPending) return <Loading what={words.shell.yourSession} />;
  if (session.error && !(session.error instanceof ApiError && session.error.status === 401)) {
    return (
      <main className="notice-page">
        <h1 className="visually-hidden">{words.shell.product}</h1>
        <Failure error={session.error} onRetry={() => session.refetch()} />
      </main>
    );
  }
  if (!session.data) return <ToSignIn />;
  return (
    <>
      <IdleWatch />
      {session.data.needsSecondFactor ? (
        <Suspense fallback={<Loading what={words.shell.page} />}>
          <SecondFactorPage />
        </Suspense>
      ) : (
        <Frame session={session.data} />
      )}
    </>
  );
}

/** Keeps the way back, and nothing else of what was on screen. */
function ToSignIn() {
  const { pathname, search } = useLocation();
  const queryClient = useQueryClient();
  useEffect(() => forgetAnswers(queryClient), [queryClient]);
  const next = pathname + search;
  return <Navigate to={next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`} replace />;
}

function Frame({ session }: { session: Session }) {
  const { role } = session.user;
  useSearchKey(role !== 'marketing');
  return (
    <div className="frame">
      <a className="skip-link" href="#content">
        {words.shell.skip}
      </a>
      <Header session={session} />
      {role !== 'marketing' && (
        <>
          <ConnectionNotice />
          <WaitingNotice />
        </>
      )}
      <main id="content" tabIndex={-1} className="content">
        <Allowed role={role} />
      </main>
    </div>
  );
}
