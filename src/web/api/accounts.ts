import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { OwnAccount } from '../../accounts/own-account/types.ts';
import type {
  Invitation,
  InvitationInput,
  InvitationMade,
  InvitationSeen,
  NewPassword,
  PasswordResetMade,
  PasswordResetSeen,
  People,
  PersonChange,
} from '../../accounts/people/types.ts';
import type {
  BackupCodes,
  CodeInput,
  PasswordProof,
  SecondFactorStarted,
} from '../../accounts/second-factor/types.ts';
import type { ClinicSettings, ClinicSettingsChange } from '../../accounts/settings/types.ts';
import type { PasswordChange } from '../../accounts/types.ts';
import type { PublicSigningKeys } from '../../provenance/types.ts';
import { request } from './client.ts';
import { makePasskey } from './passkeys.ts';
import { queryKeys } from './query-keys.ts';

export const ownAccountQuery = queryOptions({
  queryKey: queryKeys.account,
  queryFn: ({ signal }) => request<OwnAccount>('/api/account', { signal }),
});

export const peopleQuery = queryOptions({
  queryKey: queryKeys.people,
  queryFn: ({ signal }) => request<People>('/api/people', { signal }),
});

export const clinicSettingsQuery = queryOptions({
  queryKey: queryKeys.clinicSettings,
  queryFn: ({ signal }) => request<ClinicSettings>('/api/clinic-settings', { signal }),
});

export const signingKeysQuery = queryOptions({
  queryKey: queryKeys.signingKeys,
  queryFn: ({ signal }) => request<PublicSigningKeys>('/api/signing-keys', { signal }),
});

/** What the page behind a one-time link shows. The link itself stays good. */
export const linkQuery = <Seen extends InvitationSeen | PasswordResetSeen>(path: string, token: string) =>
  queryOptions({
    queryKey: ['link', path, token],
    queryFn: ({ signal }) => request<Seen>(path, { method: 'POST', body: { token }, signal }),
  });

/** A change, after which these answers are old. */
function useChange<Input, Answer = void>(
  change: (input: Input) => Promise<Answer>,
  outdated: readonly (readonly string[])[],
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => Promise.all(outdated.map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  });
}

const post =
  <Input, Answer = void>(path: string) =>
  (body: Input) =>
    request<Answer>(path, { method: 'POST', body });
const own = [queryKeys.account, queryKeys.session] as const;
const people = [queryKeys.people] as const;

export const useChangePassword = () => useChange(post<PasswordChange>('/api/auth/change-password'), own);
export const useStartSecondFactor = () =>
  useChange(post<PasswordProof, SecondFactorStarted>('/api/account/second-factor'), []);
export const useConfirmSecondFactor = () =>
  useChange(post<CodeInput>('/api/account/second-factor/confirm'), [queryKeys.account]);
export const useTurnOffSecondFactor = () =>
  useChange(post<PasswordProof>('/api/account/second-factor/turn-off'), own);
export const useRenewBackupCodes = () =>
  useChange(post<PasswordProof, BackupCodes>('/api/account/second-factor/backup-codes'), []);
export const useAddPasskey = () =>
  useChange(
    async (name: string) =>
      request('/api/account/passkeys', {
        method: 'POST',
        body: { name, credential: await makePasskey('/api/account/passkey-options') },
      }),
    own,
  );
export const useRemovePasskey = () =>
  useChange((id: string) => request(`/api/account/passkeys/${id}`, { method: 'DELETE' }), own);
export const useEndSignIn = () =>
  useChange((id: string) => request(`/api/account/sign-ins/${id}`, { method: 'DELETE' }), own);
export const useEndSignIns = () =>
  useChange(
    ({ keepThis }: { keepThis: boolean }) =>
      request(`/api/account/sign-ins?keepThis=${keepThis}`, { method: 'DELETE' }),
    own,
  );

export const useResetPassword = () => useChange(post<NewPassword>('/api/password-reset'), []);

export const useInvite = () => useChange(post<InvitationInput, InvitationMade>('/api/invitations'), people);
export const useRevokeInvitation = () =>
  useChange(({ id }: Invitation) => request(`/api/invitations/${id}`, { method: 'DELETE' }), people);

interface OfPerson {
  personId: string;
}
export const useChangePerson = () =>
  useChange(
    ({ personId, ...body }: OfPerson & PersonChange) =>
      request(`/api/people/${personId}`, { method: 'PATCH', body }),
    people,
  );
export const useIssuePasswordReset = () =>
  useChange(
    ({ personId }: OfPerson) =>
      request<PasswordResetMade>(`/api/people/${personId}/password-reset`, { method: 'POST' }),
    people,
  );
export const useUnlockPerson = () =>
  useChange(
    ({ personId }: OfPerson) => request(`/api/people/${personId}/unlock`, { method: 'POST' }),
    people,
  );
export const useRemoveFactors = () =>
  useChange(
    ({ personId }: OfPerson) => request(`/api/people/${personId}/factors`, { method: 'DELETE' }),
    people,
  );

export const useChangeClinicSettings = () =>
  useChange(
    (body: ClinicSettingsChange) =>
      request<ClinicSettings>('/api/clinic-settings', { method: 'PATCH', body }),
    [queryKeys.clinicSettings, queryKeys.session],
  );
