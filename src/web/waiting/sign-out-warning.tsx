import { words } from '../language/index.ts';
import { ConfirmDialog } from '../parts/dialog.tsx';

interface SignOutWarningProps {
  /** Captures of this person that the server does not have yet. */
  count: number;
  onSignOut: () => void;
  onClose: () => void;
}

/** Says what stays on the device when its taker signs out now. */
export function SignOutWarning({ count, onSignOut, onClose }: SignOutWarningProps) {
  const { waiting: texts } = words.capture;
  return (
    <ConfirmDialog
      title={texts.signOutTitle}
      confirmLabel={texts.signOutAnyway}
      pending={false}
      error={null}
      onConfirm={onSignOut}
      onClose={onClose}
    >
      <p>{texts.signOut(count)}</p>
    </ConfirmDialog>
  );
}
