import { type ReactNode, useId } from 'react';

/** One thing about the account, under its heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const heading = useId();
  return (
    <section className="section" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      <div className="panel">{children}</div>
    </section>
  );
}
