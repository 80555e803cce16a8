import { useEffect, useRef } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { errorSentence } from '../../api/client.ts';
import { useDemoSignIn } from '../../api/session.ts';
import { words } from '../../language/index.ts';
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
    mutate({ token }, { onSuccess: () => navigate('/', { replace: true }) });
  }, [mutate, navigate, token]);
  return (
    <Door title={words.signIn.demoTitle} lead={words.signIn.demoLead}>
      {error ? (
        <div role="alert">
          <p>{errorSentence(error)}</p>
          <p>{words.signIn.demoOnce}</p>
        </div>
      ) : (
        <Loading what={words.signIn.demo} />
      )}
    </Door>
  );
}
