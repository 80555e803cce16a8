import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '../../api/query-keys.ts';
import { useSignOut } from '../../api/session.ts';
import { words } from '../../language/index.ts';
import { Door } from '../sign-in/door.tsx';
import { SecondFactorSetup } from './second-factor-setup.tsx';
import './account.css';

/** All that somebody sees whose clinic requires a second factor, until there is one. */
export function SecondFactorPage() {
  const queryClient = useQueryClient();
  const signOut = useSignOut();
  return (
    <Door title={words.account.factorNeeded} lead={words.account.factorNeededWhy}>
      <SecondFactorSetup onDone={() => queryClient.invalidateQueries({ queryKey: queryKeys.session })} />
      <Button variant="subtle" color="gray" onClick={() => signOut.mutate()}>
        {words.shell.signOut}
      </Button>
    </Door>
  );
}
