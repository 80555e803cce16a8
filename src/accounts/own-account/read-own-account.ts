import type { Actor } from '../../route.ts';
import type { AccountDeps } from '../deps.ts';
import { whyNoPasskeys } from '../passkeys/passkey-address.ts';
import { listPasskeys } from '../passkeys/store.ts';
import { readClinicSettings } from '../settings/read-clinic-settings.ts';
import { hasSecondFactor } from '../settings/store.ts';
import { listSignIns } from '../sign-ins/store.ts';
import type { OwnAccount } from './types.ts';

export async function readOwnAccount(
  deps: AccountDeps,
  { actor, origin }: { actor: Actor; origin: string },
): Promise<OwnAccount> {
  const { database, clock, publicUrl } = deps;
  const { userId, signInId } = actor;
  const { idleMinutes } = await readClinicSettings(deps);
  const usedAfter = new Date(clock().getTime() - idleMinutes * 60_000).toISOString();
  const signIns = await listSignIns(database, { userId, usedAfter });
  return {
    hasSecondFactor: await hasSecondFactor(database, userId),
    passkeys: await listPasskeys(database, userId),
    whyNoPasskeys: whyNoPasskeys(origin, publicUrl),
    signIns: signIns.map(({ createdAt, id, ...row }) => ({
      ...row,
      id,
      signedInAt: createdAt,
      isThis: id === signInId,
    })),
  };
}
