import { Button, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ApiError, errorSentence } from '../../api/client.ts';
import { useSignInWithCode } from '../../api/session.ts';
import { words } from '../../language/index.ts';
import { Door, FormError } from './door.tsx';

/** The second step of a sign-in. */
export function CodeStep({ onBack }: { onBack: () => void }) {
  const [code, setCode] = useState('');
  const signIn = useSignInWithCode();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ code }, { onError: () => setCode('') });
  };
  // The password was given too long ago, or too many codes were wrong since.
  const isOver = signIn.error instanceof ApiError && signIn.error.code === 'GONE';
  return (
    <Door title={words.signIn.codeTitle} lead={words.signIn.codeLead}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label={words.signIn.code}
            name="code"
            autoComplete="one-time-code"
            autoCapitalize="off"
            spellCheck={false}
            required
            maxLength={40}
            autoFocus
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <FormError sentence={signIn.error && errorSentence(signIn.error)} />
          {!isOver && (
            <Button type="submit" loading={signIn.isPending}>
              {words.signIn.codeSubmit}
            </Button>
          )}
          <Button variant={isOver ? 'filled' : 'default'} onClick={onBack}>
            {words.signIn.back}
          </Button>
        </Stack>
      </form>
    </Door>
  );
}
