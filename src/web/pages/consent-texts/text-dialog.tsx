import { Textarea, TextInput } from '@mantine/core';
import type { ConsentText } from '../../../consent/types.ts';
import { useAddConsentText, useReadConsentTexts } from '../../api/consents.ts';
import { words } from '../../language/index.ts';
import { ChangedMeanwhile } from '../../merging/changed-meanwhile.tsx';
import { useMergingForm } from '../../merging/use-merging-form.ts';
import { FormDialog } from '../../parts/dialog.tsx';

/** Writes a new version of a text. */
export function TextDialog({ text, onClose }: { text: ConsentText; onClose: () => void }) {
  const { form } = words.consentTexts;
  const add = useAddConsentText();
  const reload = useReadConsentTexts();
  const { draft, set, submit, pending, error, meeting } = useMergingForm({
    record: text,
    draftOf: (known) => ({ title: known?.title ?? '', body: known?.body ?? '' }),
    reload: async () => (await reload()).texts.find(({ scope }) => scope === text.scope)!,
    save: (typed, { record }) =>
      add.mutateAsync({ scope: text.scope, ...typed, basedOn: record?.version ?? text.version }),
    onSaved: onClose,
  });
  return (
    <FormDialog
      title={form.titleOf(words.consent.scopes[text.scope])}
      submitLabel={form.save}
      pending={pending}
      error={error}
      onSubmit={submit}
      onClose={onClose}
      size="xl"
    >
      <ChangedMeanwhile
        meeting={meeting}
        draft={draft}
        labels={form}
        show={(shown, field) => shown[field]}
        onTake={set}
      />
      <TextInput
        label={form.title}
        required
        maxLength={120}
        data-autofocus
        value={draft.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <Textarea
        label={form.body}
        description={form.bodyHint}
        required
        autosize
        minRows={8}
        maxRows={20}
        maxLength={10_000}
        value={draft.body}
        onChange={(event) => set({ body: event.currentTarget.value })}
      />
    </FormDialog>
  );
}
