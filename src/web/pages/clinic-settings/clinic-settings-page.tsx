import { Button, Checkbox, NumberInput, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { ClinicSettings } from '../../../accounts/settings/types.ts';
import { clinicSettingsQuery, useChangeClinicSettings } from '../../api/accounts.ts';
import { errorSentence } from '../../api/client.ts';
import { words } from '../../language/index.ts';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Page } from '../../shell/page.tsx';
import { SigningKeyNote } from './signing-key-note.tsx';
import './clinic-settings.css';

/** What the owner decides for everybody. */
export function ClinicSettingsPage() {
  const settings = useQuery(clinicSettingsQuery);
  return (
    <Page title={words.settings.title} subtitle={words.settings.lead}>
      {settings.isPending && <Loading what={words.settings.loading} />}
      {settings.isError && <Failure error={settings.error} onRetry={() => settings.refetch()} />}
      {settings.data && <SettingsForm stored={settings.data} />}
      {settings.data && <SigningKeyNote />}
    </Page>
  );
}

function SettingsForm({ stored }: { stored: ClinicSettings }) {
  const [name, setName] = useState(stored.name);
  const [idleMinutes, setIdleMinutes] = useState<number | string>(stored.idleMinutes);
  const [secondFactorRequired, setRequired] = useState(stored.secondFactorRequired);
  const save = useChangeClinicSettings();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ name, idleMinutes: Number(idleMinutes), secondFactorRequired });
  };
  return (
    <form onSubmit={submit} className="panel settings-form">
      <Stack gap="lg">
        <TextInput
          label={words.settings.name}
          description={words.settings.nameHint}
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NumberInput
          label={words.settings.idle}
          description={words.settings.idleHint}
          min={5}
          max={480}
          required
          allowDecimal={false}
          clampBehavior="none"
          className="settings-number"
          value={idleMinutes}
          onChange={setIdleMinutes}
        />
        <Checkbox
          label={words.settings.factor}
          description={words.settings.factorHint}
          checked={secondFactorRequired}
          onChange={(event) => setRequired(event.currentTarget.checked)}
        />
        <div role="alert" className="form-error">
          {save.error && errorSentence(save.error)}
        </div>
        <div className="settings-end">
          <Button type="submit" loading={save.isPending}>
            {words.settings.save}
          </Button>
          <span role="status">{save.isSuccess && words.settings.saved}</span>
        </div>
      </Stack>
    </form>
  );
}
