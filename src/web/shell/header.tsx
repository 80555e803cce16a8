import { Link, NavLink } from 'react-router';
import type { SignedIn } from '../../accounts/types.ts';
import type { Role } from '../../route.ts';
import { words } from '../language/index.ts';
import { SyntheticMark } from '../parts/synthetic-mark.tsx';
import { AccountMenu } from './account-menu.tsx';
import { mayOpen } from './allowed.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

const links: { to: string; label: string; isWide?: boolean; for?: readonly Role[] }[] = [
  { to: '/gallery-cases', label: words.gallery.title, for: ['marketing'] },
  { to: '/overview', label: words.overview.title, isWide: true },
  { to: '/patients', label: words.shell.patients },
  { to: '/gallery-cases', label: words.gallery.title, for: ['owner', 'clinician'], isWide: true },
  { to: '/how-good-is-it', label: words.shell.validation, isWide: true },
];

/** The one bar of the app. Low, neutral, out of the photographs' way. */
export function Header({ session }: { session: SignedIn }) {
  const { user, clinicName, demo } = session;
  const shown = links.filter(
    (link) => mayOpen(user.role, link.to) && (link.for?.includes(user.role) ?? true),
  );
  return (
    <header className="bar">
      <Link to="/" className="wordmark">
        {words.shell.product}
      </Link>
      <nav aria-label={words.shell.mainNavigation} className="bar-links">
        {shown.map(({ to, label, isWide }) => (
          <NavLink key={to} to={to} className={isWide ? 'bar-link bar-wide' : 'bar-link'}>
            {label}
          </NavLink>
        ))}
      </nav>
      <div className="bar-end">
        {clinicName && (
          <span className="quiet one-line bar-wide" title={clinicName}>
            {clinicName}
          </span>
        )}
        {demo && <SyntheticMark />}
        <ThemeSwitch />
        <AccountMenu user={user} />
      </div>
    </header>
  );
}
