import { Anchor, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { words } from '../../language/index.ts';
import { usePageHeading } from '../../shell/page.tsx';

/** The frame of the pages before the sign-in. */
export function Door({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  const heading = usePageHeading(title);
  return (
    <main className="door">
      <div className="door-panel">
        <p className="wordmark">{words.shell.product}</p>
        <Title order={1} ref={heading} tabIndex={-1}>
          {title}
        </Title>
        {lead && <p className="quiet">{lead}</p>}
        {children}
      </div>
    </main>
  );
}

/** A door that leads nowhere: says why, and where the sign-in is. */
export function ClosedDoor({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Door title={title}>
      <p>{children}</p>
      <Anchor component={Link} to="/sign-in">
        {words.signIn.toSignIn}
      </Anchor>
    </Door>
  );
}

/** What went wrong with a form, announced when it appears. */
export function FormError({ sentence }: { sentence: string | null }) {
  return (
    <div role="alert" className="form-error">
      {sentence}
    </div>
  );
}
