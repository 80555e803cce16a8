import { Button, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { errorSentence } from '../../api/client.ts';
import { useFirstRun } from '../../api/session.ts';
import { words } from '../../language/index.ts';
import { EmailField, NameField, NewPasswordField } from './account-fields.tsx';
import { ClosedDoor, Door, FormError } from './door.tsx';

/** Makes the first account with the one-time link of the server's console. */
export function FirstRunPage() {
  const [parameters] = useSearchParams();
  const token = parameters.get('token');
  if (!token) return <ClosedDoor title={words.signIn.brokenLink}>{words.signIn.brokenFirstRun}</ClosedDoor>;
  return <FirstRunForm token={token} />;
}

function FirstRunForm({ token }: { token: string }) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const navigate = useNavigate();
  const create = useFirstRun();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(
      { token, name: name.trim(), email: email.trim(), password },
      // A new clinic has nothing to look over yet: a patient comes first.
      { onSuccess: () => navigate('/patients', { replace: true }) },
    );
  };
  return (
    <Door title={words.signIn.firstRunTitle} lead={words.signIn.firstRunLead}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <NameField value={name} onChange={setName} />
          <EmailField value={email} onChange={setEmail} hint={words.signIn.emailUse} />
          <NewPasswordField value={password} onChange={setPassword} />
          <FormError sentence={create.error && errorSentence(create.error)} />
          <Button type="submit" loading={create.isPending}>
            {words.signIn.createAccount}
          </Button>
        </Stack>
      </form>
    </Door>
  );
}
