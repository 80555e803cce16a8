import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useChangePassword } from '../../api/accounts.ts';
import { words } from '../../language/index.ts';
import { FormDialog } from '../../parts/dialog.tsx';
import { Section } from './section.tsx';

export function PasswordSection() {
  const [isOpen, setOpen] = useState(false);
  const [isDone, setDone] = useState(false);
  const close = () => setOpen(false);
  return (
    <Section title={words.account.passwordTitle}>
      <p role="status" className="account-note">
        {isDone && words.account.passwordChanged}
      </p>
      <Button variant="default" onClick={() => setOpen(true)}>
        {words.account.passwordChange}
      </Button>
      {isOpen && (
        <PasswordDialog
          onClose={close}
          onDone={() => {
            setDone(true);
            close();
          }}
        />
      )}
    </Section>
  );
}

function PasswordDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const change = useChangePassword();
  return (
    <FormDialog
      title={words.account.passwordChange}
      submitLabel={words.account.passwordChange}
      pending={change.isPending}
      error={change.error}
      onSubmit={() => change.mutate({ currentPassword, newPassword }, { onSuccess: onDone })}
      onClose={onClose}
    >
      <PasswordInput
        label={words.account.current}
        autoComplete="current-password"
        required
        value={currentPassword}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <PasswordInput
        label={words.account.next}
        description={words.account.passwordRule}
        autoComplete="new-password"
        required
        minLength={10}
        maxLength={128}
        value={newPassword}
        onChange={(event) => setNew(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
