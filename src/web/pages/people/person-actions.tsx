import { ActionIcon, Menu } from '@mantine/core';
import { useState } from 'react';
import type { Person } from '../../../accounts/people/types.ts';
import { useChangePerson, useUnlockPerson } from '../../api/accounts.ts';
import { IconDots } from '../../icons.ts';
import { words } from '../../language/index.ts';
import { DeactivateDialog, RemoveFactorsDialog } from './confirm-dialogs.tsx';
import { ResetDialog } from './reset-dialog.tsx';
import { RoleDialog } from './role-dialog.tsx';

const dialogs = {
  role: RoleDialog,
  reset: ResetDialog,
  factors: RemoveFactorsDialog,
  deactivate: DeactivateDialog,
};

/** What an owner may do with somebody's account. */
export function PersonActions({ person, isYou }: { person: Person; isYou: boolean }) {
  const [open, setOpen] = useState<keyof typeof dialogs | null>(null);
  const unlock = useUnlockPerson();
  const change = useChangePerson();
  const { id: personId, name, deactivatedAt, lockedUntil, hasSecondFactor, passkeyCount } = person;
  const Dialog = open && dialogs[open];
  const canRemoveFactors = !isYou && (hasSecondFactor || passkeyCount > 0);
  return (
    <>
      <Menu position="bottom-end" withinPortal withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={words.people.actionsFor(name)}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {lockedUntil && (
            <Menu.Item onClick={() => unlock.mutate({ personId })}>{words.people.unlock}</Menu.Item>
          )}
          {deactivatedAt ? (
            <Menu.Item onClick={() => change.mutate({ personId, active: true })}>
              {words.people.reactivate}
            </Menu.Item>
          ) : (
            <>
              <Menu.Item onClick={() => setOpen('role')}>{words.people.changeRole}</Menu.Item>
              {!isYou && <Menu.Item onClick={() => setOpen('reset')}>{words.people.resetPassword}</Menu.Item>}
              {canRemoveFactors && (
                <Menu.Item onClick={() => setOpen('factors')}>{words.people.removeFactors}</Menu.Item>
              )}
              <Menu.Item onClick={() => setOpen('deactivate')}>{words.people.deactivate}</Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {Dialog && <Dialog person={person} onClose={() => setOpen(null)} />}
    </>
  );
}
