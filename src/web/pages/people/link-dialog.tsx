import { Button, CopyButton, Group, Modal, Stack, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { words } from '../../language/index.ts';

/** A one-time link, shown once, to be handed over. */
export function LinkDialog({
  link,
  onClose,
  children,
}: {
  link: string;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.people.linkTitle}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': words.parts.close }}
    >
      <Stack gap="md">
        <div>{children}</div>
        <TextInput
          label={words.people.link}
          readOnly
          data-autofocus
          value={link}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Group justify="flex-end" gap="sm">
          <CopyButton value={link}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? words.people.copied : words.people.copy}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onClose}>{words.people.done}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
