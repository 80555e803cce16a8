import type { ConsentRecord } from '../../../consent/types.ts';
import { useEndConsent } from '../../api/consents.ts';
import { words } from '../../language/index.ts';
import { ConfirmDialog } from '../../parts/dialog.tsx';

/** The event came after which a consent no longer counts. */
export function EndDialog({ record, onClose }: { record: ConsentRecord; onClose: () => void }) {
  const { end: texts } = words.consent;
  const end = useEndConsent(record.id);
  return (
    <ConfirmDialog
      title={texts.title}
      confirmLabel={texts.confirm}
      pending={end.isPending}
      error={end.error}
      onConfirm={() => end.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{texts.what(record.expiresOnEvent ?? '')}</p>
    </ConfirmDialog>
  );
}
