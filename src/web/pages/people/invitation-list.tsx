import { Button } from '@mantine/core';
import { useId } from 'react';
import type { Invitation } from '../../../accounts/people/types.ts';
import { useRevokeInvitation } from '../../api/accounts.ts';
import { errorSentence } from '../../api/client.ts';
import { words } from '../../language/index.ts';
import { formatMoment } from '../../words/dates.ts';

/** Links that are out and not used yet. */
export function InvitationList({ invitations }: { invitations: Invitation[] }) {
  const heading = useId();
  const revoke = useRevokeInvitation();
  return (
    <section className="section" aria-labelledby={heading}>
      <h2 id={heading}>{words.people.invitations}</h2>
      <ul className="panel invitations">
        {invitations.map((invitation) => {
          const { id, email, role, expiresAt } = invitation;
          return (
            <li key={id}>
              <div>
                <p className="one-line" title={email}>
                  {email}
                </p>
                <p className="quiet">
                  {`${words.people.roles[role]}, ${words.people.until(formatMoment(expiresAt))}`}
                </p>
              </div>
              <Button
                variant="default"
                size="compact-sm"
                aria-label={words.people.revokeOf(email)}
                loading={revoke.isPending && revoke.variables?.id === id}
                onClick={() => revoke.mutate(invitation)}
              >
                {words.people.revoke}
              </Button>
            </li>
          );
        })}
      </ul>
      <div role="alert" className="form-error">
        {revoke.error && errorSentence(revoke.error)}
      </div>
    </section>
  );
}
