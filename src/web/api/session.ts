import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { InvitationAnswer } from '../../accounts/people/types.ts';
import type { CodeInput } from '../../accounts/second-factor/types.ts';
import type {
  CodeNeeded,
  FirstRunInput,
  FirstRunState,
  SignedIn,
  SignInInput,
} from '../../accounts/types.ts';
import { ApiError, request } from './client.ts';
import { askForPasskey } from './passkeys.ts';
import { forgetAnswers, forgetSession } from './query-client.ts';
import { queryKeys } from './query-keys.ts';

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: queryKeys.session,
  staleTime: 60_000,
  queryFn: async ({ signal }): Promise<SignedIn | null> => {
    try {
      return await request<SignedIn>('/api/session', { signal });
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
});

export const firstRunQuery = queryOptions({
  queryKey: ['first-run'],
  queryFn: ({ signal }) => request<FirstRunState>('/api/first-run', { signal }),
});

/** A way in: afterwards the answer is the session, and nothing of a former one is left. */
function useWayIn<Input>(enter: (input: Input) => Promise<SignedIn | CodeNeeded>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: enter,
    onSuccess: (answer) => {
      if ('codeNeeded' in answer) return;
      forgetAnswers(queryClient);
      queryClient.setQueryData(queryKeys.session, answer);
    },
  });
}

const post =
  <Input>(path: string) =>
  (body: Input) =>
    request<SignedIn | CodeNeeded>(path, { method: 'POST', body });

export const useSignIn = () => useWayIn<SignInInput>(post('/api/auth/sign-in/email'));
/** The second step, where the first answered that a code is needed. */
export const useSignInWithCode = () => useWayIn<CodeInput>(post('/api/auth/sign-in/code'));
export const useSignInWithPasskey = () =>
  useWayIn<void>(async () =>
    post('/api/auth/sign-in/passkey')({ credential: await askForPasskey('/api/auth/passkey-options') }),
  );
/** Makes the first account with the token of the link printed on the console, and signs in. */
export const useFirstRun = () => useWayIn<FirstRunInput>(post('/api/first-run'));
/** Makes the account that an invitation's link is for, and signs in. */
export const useAcceptInvitation = () => useWayIn<InvitationAnswer>(post('/api/invitation/accept'));
export const useDemoSignIn = () => useWayIn<{ token: string }>(post('/api/demo-sign-in'));

export function useSignOut() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => request('/api/auth/sign-out', { method: 'POST' }),
    onSuccess: () => forgetSession(queryClient),
  });
}
