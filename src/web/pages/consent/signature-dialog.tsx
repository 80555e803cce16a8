import { Modal } from '@mantine/core';
import type { ConsentRecord } from '../../../consent/types.ts';
import { words } from '../../language/index.ts';

/** A drawn signature. Asked for only when somebody wants to see it: each look leaves an audit event. */
export function SignatureDialog({ record, onClose }: { record: ConsentRecord; onClose: () => void }) {
  const label = words.consent.history.signatureOf(record.signedName ?? '');
  return (
    <Modal opened onClose={onClose} title={label} closeButtonProps={{ 'aria-label': words.parts.close }}>
      <img src={`/api/consents/${record.id}/signed`} alt={label} className="signature-picture" />
    </Modal>
  );
}
