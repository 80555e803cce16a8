import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { InvitationSeen } from '../../../accounts/people/types.ts';
import { linkQuery } from '../../api/accounts.ts';
import { errorSentence } from '../../api/client.ts';
import { useAcceptInvitation } from '../../api/session.ts';
import { words } from '../../language/index.ts';
import { Loading } from '../../parts/loading.tsx';
import { KnownEmail, NameField, NewPasswordField } from './account-fields.tsx';
import { ClosedDoor, Door, FormError } from './door.tsx';

/** Makes the account that an invitation's link is for. */
export function InvitationPage() {
  const [parameters] = useSearchParams();
  const token = parameters.get('token') ?? '';
  const seen = useQuery({
    ...linkQuery<InvitationSeen>('/api/invitation/look-up', token),
    enabled: token !== '',
  });
  if (!token) return <ClosedDoor title={words.signIn.brokenLink}>{words.signIn.brokenOther}</ClosedDoor>;
  if (seen.error) {
    return <ClosedDoor title={words.signIn.invitationOver}>{errorSentence(seen.error)}</ClosedDoor>;
  }
  if (!seen.data) return <Loading what={words.signIn.invitation} />;
  return <InvitationForm token={token} seen={seen.data} />;
}

function InvitationForm({ token, seen }: { token: string; seen: InvitationSeen }) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const navigate = useNavigate();
  const accept = useAcceptInvitation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    accept.mutate(
      { token, name: name.trim(), password },
      { onSuccess: () => navigate('/', { replace: true }) },
    );
  };
  return (
    <Door title={words.signIn.invitationTitle} lead={words.signIn.invitationLead[seen.role]}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <KnownEmail email={seen.email} />
          <NameField value={name} onChange={setName} />
          <NewPasswordField value={password} onChange={setPassword} />
          <FormError sentence={accept.error && errorSentence(accept.error)} />
          <Button type="submit" loading={accept.isPending}>
            {words.signIn.createAccount}
          </Button>
        </Stack>
      </form>
    </Door>
  );
}
