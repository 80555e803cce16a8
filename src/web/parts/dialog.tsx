import { Button, Group, Modal, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { errorSentence } from '../api/client.ts';
import { words } from '../language/index.ts';

interface FormDialogProps {
  title: string;
  submitLabel: string;
  pending: boolean;
  error: Error | null;
  onSubmit: () => void;
  onClose: () => void;
  /** On the left of the buttons, e.g. Remove. */
  aside?: ReactNode;
  children: ReactNode;
  size?: string;
}

/** A form over the page. An error leaves everything that was typed where it is. */
export function FormDialog(props: FormDialogProps) {
  const { title, submitLabel, pending, error, onSubmit, onClose, aside, children, size } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size ?? 'md'}
      closeButtonProps={{ 'aria-label': words.parts.close }}
      closeOnClickOutside={false}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          {children}
          <div role="alert" className="form-error">
            {error && errorSentence(error)}
          </div>
          <Group justify="space-between">
            <div>{aside}</div>
            <Group gap="sm">
              <Button variant="default" onClick={onClose}>
                {words.parts.cancel}
              </Button>
              <Button type="submit" loading={pending}>
                {submitLabel}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface ConfirmDialogProps {
  title: string;
  confirmLabel: string;
  pending: boolean;
  error: Error | null;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** Asks once before something is removed, and says what goes with it. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, confirmLabel, pending, error, onConfirm, onClose, children } = props;
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="sm"
      closeButtonProps={{ 'aria-label': words.parts.close }}
    >
      <Stack gap="md">
        <div>{children}</div>
        <div role="alert" className="form-error">
          {error && errorSentence(error)}
        </div>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} data-autofocus>
            {words.parts.keep}
          </Button>
          <Button color="red.9" onClick={onConfirm} loading={pending}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
