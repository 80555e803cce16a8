import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { OwnAccount } from '../../../accounts/own-account/types.ts';
import { useAddPasskey, useRemovePasskey } from '../../api/accounts.ts';
import { words } from '../../language/index.ts';
import { ConfirmDialog, FormDialog } from '../../parts/dialog.tsx';
import { formatMoment } from '../../words/dates.ts';
import { describeDevice } from '../../words/device.ts';
import { Section } from './section.tsx';

type Passkey = OwnAccount['passkeys'][number];

interface PasskeySectionProps {
  passkeys: Passkey[];
  /** Why none can be made at this address. */
  whyNone: string | null;
}

export function PasskeySection({ passkeys, whyNone }: PasskeySectionProps) {
  const [isAdding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Passkey | null>(null);
  return (
    <Section title={words.account.passkeysTitle}>
      <p>{words.account.passkeysWhy}</p>
      {passkeys.length > 0 && (
        <ul className="account-list">
          {passkeys.map((passkey) => (
            <li key={passkey.id}>
              <div>
                <p className="one-line" title={passkey.name}>
                  {passkey.name}
                </p>
                <p className="quiet">{words.account.passkeyAdded(formatMoment(passkey.createdAt))}</p>
              </div>
              <Button
                variant="default"
                size="compact-sm"
                aria-label={words.account.passkeyRemove(passkey.name)}
                onClick={() => setRemoving(passkey)}
              >
                {words.account.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {whyNone ? (
        <p className="notice">{whyNone}</p>
      ) : (
        <Button variant="default" onClick={() => setAdding(true)}>
          {words.account.passkeyAdd}
        </Button>
      )}
      {isAdding && <AddDialog onClose={() => setAdding(false)} />}
      {removing && <RemoveDialog passkey={removing} onClose={() => setRemoving(null)} />}
    </Section>
  );
}

function AddDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState(() => describeDevice(navigator.userAgent));
  const add = useAddPasskey();
  return (
    <FormDialog
      title={words.account.passkeyAdd}
      submitLabel={words.account.passkeyAdd}
      pending={add.isPending}
      error={add.error}
      onSubmit={() => add.mutate(name.trim(), { onSuccess: onClose })}
      onClose={onClose}
    >
      <TextInput
        label={words.account.passkeyName}
        description={words.account.passkeyNameHint}
        required
        maxLength={80}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

function RemoveDialog({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const remove = useRemovePasskey();
  return (
    <ConfirmDialog
      title={words.account.passkeyRemoveTitle}
      confirmLabel={words.account.remove}
      pending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(passkey.id, { onSuccess: onClose })}
      onClose={onClose}
    >
      {words.account.passkeyRemoveWhy(passkey.name)}
    </ConfirmDialog>
  );
}
