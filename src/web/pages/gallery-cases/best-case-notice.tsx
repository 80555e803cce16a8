import type { ReactNode } from 'react';

/** That what is shown is better than what to expect. */
export function BestCaseNotice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="notice" role="alert">
      <h3>{title}</h3>
      <p>{children}</p>
    </div>
  );
}
