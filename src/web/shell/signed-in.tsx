import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useLocation } from 'react-router';
import { ApiError } from '../api/client.ts';
import { useAnalysisEvents } from '../api/events.ts';
import { sessionQuery } from '../api/session.ts';
import { words } from '../language/index.ts';
import { Failure } from '../parts/failure.tsx';
import { Loading } from '../parts/loading.tsx';
import { WaitingNotice } from '../waiting/waiting-notice.tsx';
import { ConnectionNotice } from './connection-notice.tsx';
import { Header } from './header.tsx';

/** Everything behind the sign-in: header, connection notice, the page. */
export function SignedIn() {
  const location = useLocation();
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
  if (!session.data) {
    const next = location.pathname + location.search;
    return (
      <Navigate
        to={next === '/patients' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`}
        replace
      />
    );
  }
  return <Frame name={session.data.user.name} demo={session.data.demo} />;
}

function Frame({ name, demo }: { name: string; demo: boolean }) {
  const connection = useAnalysisEvents();
  return (
    <div className="frame">
      <a className="skip-link" href="#content">
        {words.shell.skip}
      </a>
      <Header name={name} demo={demo} />
      <ConnectionNotice connection={connection} />
      <WaitingNotice />
      <main id="content" tabIndex={-1} className="content">
        <Outlet />
      </main>
    </div>
  );
}
