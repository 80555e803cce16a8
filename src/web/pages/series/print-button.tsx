import { Button } from '@mantine/core';
import { IconPrinter } from '../../icons.ts';
import { words } from '../../language/index.ts';

/** The browser's own print dialog, which also makes PDFs. */
export function PrintButton() {
  return (
    <Button
      variant="default"
      leftSection={<IconPrinter size={16} aria-hidden="true" />}
      onClick={() => window.print()}
    >
      {words.series.print}
    </Button>
  );
}
