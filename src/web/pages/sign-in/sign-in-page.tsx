import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { ApiError, errorSentence } from '../../api/client.ts';
import { firstRunQuery, sessionQuery, useSignIn } from '../../api/session.ts';
import { Door } from './door.tsx';

/** Sign-in with e-mail and password. */
export function SignInPage() {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [parameters] = useSearchParams();
  const session = useQuery(sessionQuery);
  const firstRun = useQuery(firstRunQuery);
  const signIn = useSignIn();
  if (session.data) return <Navigate to={insideAddress(parameters.get('next'))} replace />;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ email: email.trim(), password });
  };
  return (
    <Door
      title="Sign in"
      lead={
        firstRun.data?.needed
          ? 'There is no account yet. Open the first-run link that the server printed on its console when it started.'
          : undefined
      }
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label="E-mail"
            type="email"
            name="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label="Password"
            name="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <FormError sentence={signIn.error && signInSentence(signIn.error)} />
          <Button type="submit" loading={signIn.isPending}>
            Sign in
          </Button>
        </Stack>
      </form>
    </Door>
  );
}

/** What went wrong with a form, announced when it appears. */
export function FormError({ sentence }: { sentence: string | null }) {
  return (
    <div role="alert" className="form-error">
      {sentence}
    </div>
  );
}

function signInSentence(error: Error): string {
  const refused = error instanceof ApiError && error.status === 401;
  return refused ? 'E-mail or password is not right. Check both and try again.' : errorSentence(error);
}

/** Only an address of this app: a link from elsewhere must not lead away after the sign-in. */
export function insideAddress(next: string | null): string {
  return next?.startsWith('/') && !next.startsWith('//') && !next.includes('\\') ? next : '/patients';
}
