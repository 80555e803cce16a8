import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { errorSentence } from '../../api/client.ts';
import { useFirstRun } from '../../api/session.ts';
import { Door } from './door.tsx';
import { FormError } from './sign-in-page.tsx';

/** Makes the clinician account with the one-time link of the server's console. */
export function FirstRunPage() {
  const [parameters] = useSearchParams();
  const token = parameters.get('token');
  if (!token) {
    return (
      <Door title="This link is not whole">
        <p>
          Copy the first-run link from the server’s console again, up to and with everything after “token=”.
          If an account exists already, <a href="/sign-in">sign in</a>.
        </p>
      </Door>
    );
  }
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
      { onSuccess: () => navigate('/patients', { replace: true }) },
    );
  };
  return (
    <Door
      title="Create the clinician account"
      lead="The account sees all patients of this installation. The link that brought you here works once."
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label="Your name"
            name="name"
            autoComplete="name"
            required
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label="E-mail"
            description="You sign in with it. Nothing is sent to it."
            type="email"
            name="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label="Password"
            description="At least 10 characters. A few unrelated words are better than one with symbols."
            name="password"
            autoComplete="new-password"
            required
            minLength={10}
            maxLength={128}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <FormError sentence={create.error && errorSentence(create.error)} />
          <Button type="submit" loading={create.isPending}>
            Create account
          </Button>
        </Stack>
      </form>
    </Door>
  );
}
