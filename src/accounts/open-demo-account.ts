import type { AccountDeps } from './deps.ts';
import { readUser, refuseUnlessOk } from './library-answer.ts';
import { deleteUsers } from './store.ts';
import type { User } from './types.ts';

/** Makes the demo clinic's account anew, with this start's password. */
export async function openDemoAccount({
  database,
  enrolment,
  demo,
}: Pick<AccountDeps, 'database' | 'enrolment' | 'demo'>): Promise<User> {
  if (!demo) throw new Error('There is no demo account in a real clinic');
  await deleteUsers(database);
  const answer = await enrolment('owner').call({
    path: '/sign-up/email',
    body: { name: 'Demo clinician', ...demo },
    headers: new Headers(),
  });
  await refuseUnlessOk(answer);
  return readUser(answer);
}
