import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { User } from '../../accounts/types.ts';
import { useSignOut } from '../api/session.ts';
import { words } from '../language/index.ts';
import { SignOutWarning } from '../waiting/sign-out-warning.tsx';
import { useWaiting } from '../waiting/use-waiting.ts';
import { mayOpen } from './allowed.tsx';

const links = [
  { to: '/overview', label: words.overview.title, className: 'bar-narrow' },
  { to: '/gallery-cases', label: words.gallery.title, className: 'bar-narrow' },
  { to: '/how-good-is-it', label: words.shell.validation, className: 'bar-narrow' },
  { to: '/account', label: words.shell.account },
  { to: '/people', label: words.shell.people },
  { to: '/clinic-settings', label: words.shell.clinicSettings },
  { to: '/consent-texts', label: words.consentTexts.title },
  { to: '/audit', label: words.shell.audit },
];

/** What belongs to the person rather than to patients; signing out last. */
export function AccountMenu({ user }: { user: User }) {
  const leave = useSignOut();
  const { waiting } = useWaiting(user.id);
  const [warning, setWarning] = useState(false);
  const signOut = () => {
    setWarning(false);
    leave.mutate();
  };
  return (
    <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="compact-sm" className="bar-name" title={user.name}>
          <span className="one-line">{user.name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {links
          .filter(({ to }) => mayOpen(user.role, to))
          .map(({ to, label, className }) => (
            <Menu.Item key={to} component={Link} to={to} className={className}>
              {label}
            </Menu.Item>
          ))}
        <Menu.Divider />
        <Menu.Item
          onClick={() => (waiting.length > 0 ? setWarning(true) : signOut())}
          closeMenuOnClick={false}
        >
          {leave.isPending
            ? words.shell.signingOut
            : leave.isError
              ? words.shell.signOutFailed
              : words.shell.signOut}
        </Menu.Item>
      </Menu.Dropdown>
      {warning && (
        <SignOutWarning count={waiting.length} onSignOut={signOut} onClose={() => setWarning(false)} />
      )}
    </Menu>
  );
}
