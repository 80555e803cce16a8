import { Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { SecondFactorStarted } from '../../../accounts/second-factor/types.ts';
import { useConfirmSecondFactor, useStartSecondFactor } from '../../api/accounts.ts';
import { errorSentence } from '../../api/client.ts';
import { words } from '../../language/index.ts';
import { BackupCodes } from './backup-codes.tsx';

/** The way to a second factor in three steps: password, code of the app, backup codes. */
export function SecondFactorSetup({ onDone }: { onDone: () => void }) {
  const [isOn, setOn] = useState(false);
  const start = useStartSecondFactor();
  if (!start.data) return <PasswordStep start={start} />;
  if (!isOn) return <AppStep started={start.data} onConfirmed={() => setOn(true)} />;
  return (
    <Stack gap="md">
      <p role="status">
        <strong>{words.account.factorDone}</strong>
      </p>
      <BackupCodes codes={start.data.backupCodes} onKept={onDone} />
    </Stack>
  );
}

function PasswordStep({ start }: { start: ReturnType<typeof useStartSecondFactor> }) {
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start.mutate({ password });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <PasswordInput
          label={words.account.password}
          description={words.account.passwordWhy}
          autoComplete="current-password"
          required
          data-autofocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <div role="alert" className="form-error">
          {start.error && errorSentence(start.error)}
        </div>
        <Group justify="flex-end">
          <Button type="submit" loading={start.isPending}>
            {words.account.factorStart}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface AppStepProps {
  started: SecondFactorStarted;
  onConfirmed: () => void;
}

function AppStep({ started, onConfirmed }: AppStepProps) {
  const [code, setCode] = useState('');
  const confirm = useConfirmSecondFactor();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate({ code }, { onSuccess: onConfirmed, onError: () => setCode('') });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <p>{words.account.factorStepScan}</p>
        <div
          className="factor-code"
          role="img"
          aria-label={words.account.qrCode}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: the server drew it, from nothing a person typed but their e-mail as bars.
          dangerouslySetInnerHTML={{ __html: started.qrCodeSvg }}
        />
        <div>
          <p className="quiet">{words.account.factorSecret}</p>
          <p className="factor-secret">{started.secret.replace(/.{4}(?=.)/g, '$& ')}</p>
        </div>
        <TextInput
          label={words.account.factorStepConfirm}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          maxLength={7}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <div role="alert" className="form-error">
          {confirm.error && errorSentence(confirm.error)}
        </div>
        <Group justify="flex-end">
          <Button type="submit" loading={confirm.isPending}>
            {words.account.factorConfirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
