import { useState } from 'react';
import { useChangePerson } from '../../api/accounts.ts';
import { words } from '../../language/index.ts';
import { FormDialog } from '../../parts/dialog.tsx';
import type { PersonDialogProps } from './confirm-dialogs.tsx';
import { RoleField } from './role-field.tsx';

export function RoleDialog({ person, onClose }: PersonDialogProps) {
  const [role, setRole] = useState(person.role);
  const change = useChangePerson();
  return (
    <FormDialog
      title={words.people.changeRoleOf(person.name)}
      submitLabel={words.people.save}
      pending={change.isPending}
      error={change.error}
      onSubmit={() => change.mutate({ personId: person.id, role }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <RoleField role={role} onChange={setRole} />
      <p className="quiet">{words.people.changeRoleWhy}</p>
    </FormDialog>
  );
}
