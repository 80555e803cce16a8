import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { PasswordResetSeen } from '../../../accounts/people/types.ts';
import { linkQuery, useResetPassword } from '../../api/accounts.ts';
import { errorSentence } from '../../api/client.ts';
import { words } from '../../language/index.ts';
import { Loading } from '../../parts/loading.tsx';
import { KnownEmail, NewPasswordField } from './account-fields.tsx';
import { ClosedDoor, Door, FormError } from './door.tsx';

/** Chooses a new password with the link that the owner made. */
export function PasswordResetPage() {
  const [parameters] = useSearchParams();
  const token = parameters.get('token') ?? '';
  const seen = useQuery({
    ...linkQuery<PasswordResetSeen>('/api/password-reset/look-up', token),
    enabled: token !== '',
    // Once used the link is gone, and the page says that it worked.
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!token) return <ClosedDoor title={words.signIn.brokenLink}>{words.signIn.brokenOther}</ClosedDoor>;
  if (seen.error) {
    return <ClosedDoor title={words.signIn.resetOver}>{errorSentence(seen.error)}</ClosedDoor>;
  }
  if (!seen.data) return <Loading what={words.signIn.reset} />;
  return <PasswordResetForm token={token} seen={seen.data} />;
}

function PasswordResetForm({ token, seen }: { token: string; seen: PasswordResetSeen }) {
  const [password, setPassword] = useState('');
  const reset = useResetPassword();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    reset.mutate({ token, password });
  };
  if (reset.isSuccess) {
    return <ClosedDoor title={words.signIn.resetDone}>{words.signIn.resetDoneWhy}</ClosedDoor>;
  }
  return (
    <Door title={words.signIn.resetTitle} lead={words.signIn.resetLead(seen.name)}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <KnownEmail email={seen.email} />
          <NewPasswordField value={password} onChange={setPassword} />
          <FormError sentence={reset.error && errorSentence(reset.error)} />
          <Button type="submit" loading={reset.isPending}>
            {words.signIn.resetSubmit}
          </Button>
        </Stack>
      </form>
    </Door>
  );
}
