import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ConsentScope, consentChannels, consentScopes } from '../../../consent/scopes.ts';
import { consentTextsQuery, useSignConsent } from '../../api/consents.ts';
import { words } from '../../language/index.ts';
import { FormDialog } from '../../parts/dialog.tsx';
import { Failure } from '../../parts/failure.tsx';

/** A no that was told, for all photos and all channels. */
export function RefusalDialog({ patientId, onClose }: { patientId: string; onClose: () => void }) {
  const { told, scopes, paper } = words.consent;
  const [scope, setScope] = useState<ConsentScope>('publication');
  const [note, setNote] = useState('');
  const texts = useQuery(consentTextsQuery);
  const record = useSignConsent(patientId);
  const submit = () => {
    const text = texts.data?.texts.find((one) => one.scope === scope);
    if (!text) return;
    const { version, sha256 } = text;
    const channels = scope === 'publication' ? [...consentChannels] : [];
    const answer = { scope, decision: 'refused' as const, channels, text: { version, sha256 } };
    record.mutate({ source: 'told', answers: [answer], note: note.trim() }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={told.title}
      submitLabel={told.save}
      pending={record.isPending || texts.isPending}
      error={record.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{told.why}</p>
      {texts.isError && <Failure error={texts.error} onRetry={() => texts.refetch()} />}
      <Select
        label={paper.scope}
        data={consentScopes.map((one) => ({ value: one, label: scopes[one] }))}
        allowDeselect={false}
        value={scope}
        onChange={(value) => setScope(value as ConsentScope)}
      />
      <TextInput
        label={told.note}
        description={words.consent.withdraw.noteHint}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
