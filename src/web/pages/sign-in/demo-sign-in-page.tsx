import { useEffect, useRef } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { errorSentence } from '../../api/client.ts';
import { useDemoSignIn } from '../../api/session.ts';
import { Loading } from '../../parts/loading.tsx';
import { Door } from './door.tsx';

/** Exchanges the demo clinic's one-time link for a session. */
export function DemoSignInPage() {
  const [parameters] = useSearchParams();
  const token = parameters.get('token') ?? '';
  const navigate = useNavigate();
  const { mutate, error } = useDemoSignIn();
  const asked = useRef(false);
  useEffect(() => {
    // The link works once: React's second run of effects in development must not spend it.
    if (asked.current) return;
    asked.current = true;
    mutate({ token }, { onSuccess: () => navigate('/patients', { replace: true }) });
  }, [mutate, navigate, token]);
  return (
    <Door title="The demo clinic" lead="Every patient and every photo in it is synthetic.">
      {error ? (
        <div role="alert">
          <p>{errorSentence(error)}</p>
          <p>The link works once. Start the demo again to get a new one.</p>
        </div>
      ) : (
        <Loading what="the demo clinic" />
      )}
    </Door>
  );
}
