import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePageHeading } from '../../shell/page.tsx';

/** The frame of the pages before the sign-in. */
export function Door({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  const heading = usePageHeading(title);
  return (
    <main className="door">
      <div className="door-panel">
        <p className="wordmark">Dermalapse</p>
        <Title order={1} ref={heading} tabIndex={-1}>
          {title}
        </Title>
        {lead && <p className="quiet">{lead}</p>}
        {children}
      </div>
    </main>
  );
}
