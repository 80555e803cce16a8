import type { AccountDeps } from './deps.ts';
import { countUsers } from './store.ts';
import type { FirstRunState } from './types.ts';

export async function readFirstRunState({ database }: Pick<AccountDeps, 'database'>): Promise<FirstRunState> {
  return { needed: (await countUsers(database)) === 0 };
}
