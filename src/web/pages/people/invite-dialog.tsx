import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Role } from '../../../route.ts';
import { useInvite } from '../../api/accounts.ts';
import { words } from '../../language/index.ts';
import { FormDialog } from '../../parts/dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { RoleField } from './role-field.tsx';

export function InviteDialog({ onClose }: { onClose: () => void }) {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('clinician');
  const invite = useInvite();
  if (invite.data) {
    return (
      <LinkDialog link={invite.data.link} onClose={onClose}>
        {words.people.invitationLink(invite.data.invitation.email)}
      </LinkDialog>
    );
  }
  return (
    <FormDialog
      title={words.people.inviteTitle}
      submitLabel={words.people.inviteSubmit}
      pending={invite.isPending}
      error={invite.error}
      onSubmit={() => invite.mutate({ email: email.trim(), role })}
      onClose={onClose}
    >
      <TextInput
        label={words.people.email}
        description={words.people.emailHint}
        type="email"
        required
        data-autofocus
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <RoleField role={role} onChange={setRole} />
    </FormDialog>
  );
}
