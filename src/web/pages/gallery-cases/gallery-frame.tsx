import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { words } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import './gallery.css';

const tabs = [
  { to: '/gallery-cases', label: words.gallery.find, end: true },
  { to: '/gallery-cases/published', label: words.gallery.published },
  { to: '/gallery-cases/take-downs', label: words.gallery.takeDowns },
];

/** The pages of cases, beside each other. */
export function GalleryFrame({
  title,
  lead,
  children,
}: {
  title: string;
  lead: string;
  children: ReactNode;
}) {
  return (
    <Page title={title} subtitle={lead}>
      <nav aria-label={words.gallery.tabs} className="gallery-tabs">
        {tabs.map(({ to, label, end = false }) => (
          <NavLink key={to} to={to} end={end}>
            {label}
          </NavLink>
        ))}
      </nav>
      {children}
    </Page>
  );
}
