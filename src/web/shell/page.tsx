import { Anchor, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { words } from '../language/index.ts';

interface Crumb {
  label: string;
  to: string;
}

interface PageProps {
  title: string;
  /** Where this page hangs; the way back. */
  crumbs?: Crumb[];
  /** Beside the title, e.g. a synthetic mark. */
  mark?: ReactNode;
  /** Under the title, one quiet line. */
  subtitle?: ReactNode;
  /** On the right of the title. */
  actions?: ReactNode;
  children?: ReactNode;
}

let firstPage = true;

/** A page with one heading. Moves the focus to the heading after a navigation, so that a screen reader says where it is. */
export function Page({ title, crumbs = [], mark, subtitle, actions, children }: PageProps) {
  const heading = usePageHeading(title);
  return (
    <div className="page">
      <header className="page-head">
        <div className="page-head-words">
          <Breadcrumbs crumbs={crumbs} />
          <div className="page-title">
            <Title order={1} ref={heading} tabIndex={-1} title={title} className="one-line">
              {title}
            </Title>
            {mark}
          </div>
          {subtitle && <div className="page-subtitle">{subtitle}</div>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** Sets the window title and focuses the heading when the page was reached by a link inside the app. */
export function usePageHeading(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} - ${words.shell.product}`;
  }, [title]);
  useEffect(() => {
    if (!firstPage) heading.current?.focus({ preventScroll: true });
    firstPage = false;
  }, []);
  return heading;
}

export function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  if (crumbs.length === 0) return null;
  return (
    <nav aria-label={words.shell.breadcrumbs} className="crumbs">
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.to}>
            <Anchor component={Link} to={crumb.to} className="one-line" title={crumb.label}>
              {crumb.label}
            </Anchor>
          </li>
        ))}
      </ol>
    </nav>
  );
}
