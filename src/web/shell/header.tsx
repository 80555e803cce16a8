import { Button, Menu } from '@mantine/core';
import { Link, NavLink } from 'react-router';
import { useSignOut } from '../api/session.ts';
import { words } from '../language/index.ts';
import { SyntheticMark } from '../parts/synthetic-mark.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

/** The one bar of the app. Low, neutral, out of the photographs' way. */
export function Header({ name, demo }: { name: string; demo: boolean }) {
  return (
    <header className="bar">
      <Link to="/patients" className="wordmark">
        {words.shell.product}
      </Link>
      <nav aria-label={words.shell.mainNavigation} className="bar-links">
        <NavLink to="/patients" className="bar-link">
          {words.shell.patients}
        </NavLink>
        <NavLink to="/how-good-is-it" className="bar-link bar-wide">
          {words.shell.validation}
        </NavLink>
      </nav>
      <div className="bar-end">
        {demo && <SyntheticMark />}
        <ThemeSwitch />
        <AccountMenu name={name} />
      </div>
    </header>
  );
}

function AccountMenu({ name }: { name: string }) {
  const leave = useSignOut();
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="compact-sm" className="bar-name" title={name}>
          <span className="one-line">{name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/how-good-is-it" className="bar-narrow">
          {words.shell.validation}
        </Menu.Item>
        <Menu.Item onClick={() => leave.mutate()} closeMenuOnClick={false}>
          {leave.isPending
            ? words.shell.signingOut
            : leave.isError
              ? words.shell.signOutFailed
              : words.shell.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
