import type { Person } from '../../../accounts/people/types.ts';
import { useChangePerson, useRemoveFactors } from '../../api/accounts.ts';
import { words } from '../../language/index.ts';
import { ConfirmDialog } from '../../parts/dialog.tsx';

export interface PersonDialogProps {
  person: Person;
  onClose: () => void;
}

export function DeactivateDialog({ person, onClose }: PersonDialogProps) {
  const change = useChangePerson();
  return (
    <ConfirmDialog
      title={words.people.deactivateTitle(person.name)}
      confirmLabel={words.people.deactivate}
      pending={change.isPending}
      error={change.error}
      onConfirm={() => change.mutate({ personId: person.id, active: false }, { onSuccess: onClose })}
      onClose={onClose}
    >
      {words.people.deactivateWhy}
    </ConfirmDialog>
  );
}

export function RemoveFactorsDialog({ person, onClose }: PersonDialogProps) {
  const remove = useRemoveFactors();
  return (
    <ConfirmDialog
      title={words.people.removeFactorsTitle(person.name)}
      confirmLabel={words.people.removeFactors}
      pending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ personId: person.id }, { onSuccess: onClose })}
      onClose={onClose}
    >
      {words.people.removeFactorsWhy}
    </ConfirmDialog>
  );
}
