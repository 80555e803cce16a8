import { Anchor, Text } from '@mantine/core';
import { Link, Navigate, Outlet, useLocation } from 'react-router';
import type { Role } from '../../route.ts';
import { words } from '../language/index.ts';
import { Page } from './page.tsx';

/** Pages are clinicians' but for these and the galleries': a new one is closed to marketing unless somebody opens it here. */
const everybodys = ['/how-good-is-it', '/account'];
const publishers = /^\/gallery-cases(\/|$)/;
const owners = ['/people', '/clinic-settings', '/consent-texts', '/audit'];

/** Whether a page is for people of a role. The server decides for itself; this spares them pages that only fail. */
export function mayOpen(role: Role, path: string): boolean {
  if (everybodys.includes(path) || publishers.test(path)) return true;
  return role === 'owner' || (role === 'clinician' && !owners.includes(path));
}

/** Where people of a role start. */
export const homeOf = (role: Role): string => (role === 'marketing' ? '/gallery-cases' : '/overview');

/** The page, where the role may open it; nothing of it is even loaded otherwise. */
export function Allowed({ role }: { role: Role }) {
  const { pathname } = useLocation();
  if (pathname === '/') return <Navigate to={homeOf(role)} replace />;
  return mayOpen(role, pathname) ? <Outlet /> : <NotAllowedPage role={role} />;
}

function NotAllowedPage({ role }: { role: Role }) {
  return (
    <Page title={words.shell.notAllowed}>
      <Text>{words.shell.notAllowedWhy}</Text>
      <Anchor component={Link} to={homeOf(role)}>
        {words.shell.goHome}
      </Anchor>
    </Page>
  );
}
