import { Button, CopyButton, TextInput } from '@mantine/core';
import { words } from '../../language/index.ts';

/** A line to be put somewhere else. */
export function CopyField({ label, value }: { label: string; value: string }) {
  return (
    <div className="copy-field">
      <TextInput label={label} readOnly value={value} onFocus={(event) => event.currentTarget.select()} />
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy} aria-label={`${words.gallery.copy}: ${label}`}>
            {copied ? words.gallery.copied : words.gallery.copy}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
