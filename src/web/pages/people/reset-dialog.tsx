import { useIssuePasswordReset } from '../../api/accounts.ts';
import { words } from '../../language/index.ts';
import { ConfirmDialog } from '../../parts/dialog.tsx';
import type { PersonDialogProps } from './confirm-dialogs.tsx';
import { LinkDialog } from './link-dialog.tsx';

export function ResetDialog({ person, onClose }: PersonDialogProps) {
  const reset = useIssuePasswordReset();
  if (reset.data) {
    return (
      <LinkDialog link={reset.data.link} onClose={onClose}>
        {words.people.resetLink(person.name)}
      </LinkDialog>
    );
  }
  return (
    <ConfirmDialog
      title={words.people.resetTitle(person.name)}
      confirmLabel={words.people.resetPassword}
      pending={reset.isPending}
      error={reset.error}
      onConfirm={() => reset.mutate({ personId: person.id })}
      onClose={onClose}
    >
      {words.people.resetWhy}
    </ConfirmDialog>
  );
}
