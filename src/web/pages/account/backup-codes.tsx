import { Button, CopyButton, Group, Stack } from '@mantine/core';
import { words } from '../../language/index.ts';

/** Shown once; who goes on says that they are kept. */
export function BackupCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  return (
    <Stack gap="md">
      <p>{words.account.backupWhy}</p>
      <ul className="backup-codes" aria-label={words.account.backupTitle}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group justify="flex-end" gap="sm">
        <CopyButton value={codes.join('\n')}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? words.account.backupCopied : words.account.backupCopy}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onKept}>{words.account.backupKept}</Button>
      </Group>
    </Stack>
  );
}
