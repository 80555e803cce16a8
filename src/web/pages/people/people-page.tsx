import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { peopleQuery } from '../../api/accounts.ts';
import { words } from '../../language/index.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Page } from '../../shell/page.tsx';
import { InvitationList } from './invitation-list.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { PeopleTable } from './people-table.tsx';
import './people.css';

/** Who may sign in, as what; for the owner. */
export function PeoplePage() {
  const [isInviting, setInviting] = useState(false);
  const answer = useQuery(peopleQuery);
  const isAlone = answer.data?.people.length === 1 && answer.data.invitations.length === 0;
  const invite = <Button onClick={() => setInviting(true)}>{words.people.invite}</Button>;
  return (
    <Page title={words.people.title} subtitle={words.people.lead} actions={!isAlone && invite}>
      {answer.isPending && <Loading what={words.people.loading} />}
      {answer.isError && <Failure error={answer.error} onRetry={() => answer.refetch()} />}
      {answer.data && <PeopleTable people={answer.data.people} />}
      {isAlone && (
        <Empty title={words.people.alone} action={invite}>
          {words.people.aloneWhy}
        </Empty>
      )}
      {answer.data && answer.data.invitations.length > 0 && (
        <InvitationList invitations={answer.data.invitations} />
      )}
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Page>
  );
}
