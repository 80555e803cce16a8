import { PasswordInput, TextInput } from '@mantine/core';
import { words } from '../../language/index.ts';

interface FieldProps {
  value: string;
  onChange: (value: string) => void;
}

export function NameField({ value, onChange }: FieldProps) {
  return (
    <TextInput
      label={words.signIn.name}
      name="name"
      autoComplete="name"
      required
      maxLength={120}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export function EmailField({ value, onChange, hint }: FieldProps & { hint?: string }) {
  return (
    <TextInput
      label={words.signIn.email}
      description={hint}
      type="email"
      name="email"
      autoComplete="username"
      required
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** The e-mail as a fact. Password keepers want it in a field. */
export function KnownEmail({ email }: { email: string }) {
  return <TextInput label={words.signIn.email} name="email" autoComplete="username" value={email} readOnly />;
}

export function NewPasswordField({ value, onChange }: FieldProps) {
  return (
    <PasswordInput
      label={words.signIn.newPassword}
      description={words.signIn.passwordRule}
      name="password"
      autoComplete="new-password"
      required
      minLength={10}
      maxLength={128}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
