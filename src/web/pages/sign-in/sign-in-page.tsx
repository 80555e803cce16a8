import { Button, PasswordInput, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { errorSentence } from '../../api/client.ts';
import { passkeysWork } from '../../api/passkeys.ts';
import { firstRunQuery, sessionQuery, useSignIn, useSignInWithPasskey } from '../../api/session.ts';
import { words } from '../../language/index.ts';
import { EmailField } from './account-fields.tsx';
import { CodeStep } from './code-step.tsx';
import { Door, FormError } from './door.tsx';

/** Sign-in with e-mail and password, then the code of the second factor where there is one; or with a passkey. */
export function SignInPage() {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [parameters] = useSearchParams();
  const session = useQuery(sessionQuery);
  const firstRun = useQuery(firstRunQuery);
  const signIn = useSignIn();
  const passkey = useSignInWithPasskey();
  if (session.data) return <Navigate to={insideAddress(parameters.get('next'))} replace />;
  if (signIn.data && 'codeNeeded' in signIn.data) return <CodeStep onBack={() => signIn.reset()} />;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ email: email.trim(), password });
  };
  const error = signIn.error ?? passkey.error;
  return (
    <Door title={words.signIn.title} lead={firstRun.data?.needed ? words.signIn.noAccount : undefined}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <EmailField value={email} onChange={setEmail} />
          <PasswordInput
            label={words.signIn.password}
            name="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <FormError sentence={error && errorSentence(error)} />
          <Button type="submit" loading={signIn.isPending}>
            {words.signIn.submit}
          </Button>
          {passkeysWork() && (
            <Button variant="default" loading={passkey.isPending} onClick={() => passkey.mutate()}>
              {words.signIn.passkey}
            </Button>
          )}
        </Stack>
      </form>
      <p className="quiet">{words.signIn.forgotten}</p>
    </Door>
  );
}

/** Only an address of this app: a link from elsewhere must not lead away after the sign-in. */
export function insideAddress(next: string | null): string {
  return next?.startsWith('/') && !next.startsWith('//') && !next.includes('\\') ? next : '/';
}
