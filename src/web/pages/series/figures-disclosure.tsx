import { Button } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { words } from '../../language/index.ts';

/** A chart's table: there on paper, on the screen one click away, so that the charts stand together. */
export function FiguresDisclosure({ chart, children }: { chart: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const tableId = useId();
  const label = open ? words.series.table.hide : words.series.table.show;
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        className="screen-only"
        aria-expanded={open}
        aria-controls={tableId}
        aria-label={`${label}: ${chart}`}
        onClick={() => setOpen(!open)}
      >
        {label}
      </Button>
      <div id={tableId} className={open ? undefined : 'paper-only'}>
        {children}
      </div>
    </>
  );
}
