import { useTakeDownCase } from '../../api/gallery.ts';
import { words } from '../../language/index.ts';
import { ConfirmDialog } from '../../parts/dialog.tsx';

/** Asks once, and says what goes and what stays. */
export function TakeDownDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const takeDown = useTakeDownCase();
  return (
    <ConfirmDialog
      title={words.gallery.takeDownTitle}
      confirmLabel={words.gallery.takeDown}
      pending={takeDown.isPending}
      error={takeDown.error}
      onConfirm={() => takeDown.mutate(caseId, { onSuccess: onClose })}
      onClose={onClose}
    >
      {words.gallery.takeDownWhy}
    </ConfirmDialog>
  );
}
