import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useRenewBackupCodes, useTurnOffSecondFactor } from '../../api/accounts.ts';
import { words } from '../../language/index.ts';
import { BackupCodes } from './backup-codes.tsx';
import { ProofDialog } from './proof-dialog.tsx';
import { SecondFactorSetup } from './second-factor-setup.tsx';
import { Section } from './section.tsx';

type Open = 'set-up' | 'turn-off' | 'renew' | null;

export function SecondFactorSection({ isOn }: { isOn: boolean }) {
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <Section title={words.account.factorTitle}>
      <p>{isOn ? words.account.factorOn : words.account.factorOff}</p>
      {isOn ? (
        <Group gap="sm">
          <Button variant="default" onClick={() => setOpen('renew')}>
            {words.account.backupRenew}
          </Button>
          <Button variant="default" onClick={() => setOpen('turn-off')}>
            {words.account.factorTurnOff}
          </Button>
        </Group>
      ) : (
        <Button onClick={() => setOpen('set-up')}>{words.account.factorSetUp}</Button>
      )}
      {open === 'set-up' && (
        <Modal
          opened
          onClose={close}
          title={words.account.factorTitle}
          closeOnClickOutside={false}
          closeButtonProps={{ 'aria-label': words.parts.close }}
        >
          <SecondFactorSetup onDone={close} />
        </Modal>
      )}
      {open === 'turn-off' && <TurnOffDialog onClose={close} />}
      {open === 'renew' && <RenewDialog onClose={close} />}
    </Section>
  );
}

function TurnOffDialog({ onClose }: { onClose: () => void }) {
  const turnOff = useTurnOffSecondFactor();
  return (
    <ProofDialog
      title={words.account.factorTurnOffTitle}
      submitLabel={words.account.factorTurnOff}
      pending={turnOff.isPending}
      error={turnOff.error}
      onProof={(password) => turnOff.mutate({ password }, { onSuccess: onClose })}
      onClose={onClose}
    >
      {words.account.factorTurnOffWhy}
    </ProofDialog>
  );
}

function RenewDialog({ onClose }: { onClose: () => void }) {
  const renew = useRenewBackupCodes();
  if (renew.data) {
    return (
      <Modal
        opened
        onClose={onClose}
        title={words.account.backupTitle}
        closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': words.parts.close }}
      >
        <BackupCodes codes={renew.data.backupCodes} onKept={onClose} />
      </Modal>
    );
  }
  return (
    <ProofDialog
      title={words.account.backupRenew}
      submitLabel={words.account.backupRenew}
      pending={renew.isPending}
      error={renew.error}
      onProof={(password) => renew.mutate({ password })}
      onClose={onClose}
    >
      {words.account.backupRenewWhy}
    </ProofDialog>
  );
}
