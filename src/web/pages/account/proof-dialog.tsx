import { PasswordInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { words } from '../../language/index.ts';
import { FormDialog } from '../../parts/dialog.tsx';

interface ProofDialogProps {
  title: string;
  submitLabel: string;
  pending: boolean;
  error: Error | null;
  onProof: (password: string) => void;
  onClose: () => void;
  children: ReactNode;
}

/** Asks for the password again before something changes that guards the account. */
export function ProofDialog({ onProof, children, ...dialog }: ProofDialogProps) {
  const [password, setPassword] = useState('');
  return (
    <FormDialog {...dialog} onSubmit={() => onProof(password)}>
      <p>{children}</p>
      <PasswordInput
        label={words.account.password}
        description={words.account.passwordWhy}
        autoComplete="current-password"
        required
        data-autofocus
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
