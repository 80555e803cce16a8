import { Button, Menu } from '@mantine/core';
import { Link, NavLink } from 'react-router';
import { useSignOut } from '../api/session.ts';
import { SyntheticMark } from '../parts/synthetic-mark.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

/** The one bar of the app. Low, neutral, out of the photographs' way. */
export function Header({ name, demo }: { name: string; demo: boolean }) {
  return (
    <header className="bar">
      <Link to="/patients" className="wordmark">
        Dermalapse
      </Link>
      <nav aria-label="Main" className="bar-links">
        <NavLink to="/patients" className="bar-link">
          Patients
        </NavLink>
        <NavLink to="/how-good-is-it" className="bar-link bar-wide">
          How good is it?
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
          How good is it?
        </Menu.Item>
        <Menu.Item onClick={() => leave.mutate()} closeMenuOnClick={false}>
          {leave.isPending ? 'Signing out …' : leave.isError ? 'Not signed out. Try again' : 'Sign out'}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
