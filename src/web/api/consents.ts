import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  ConsentAnswer,
  ConsentChannel,
  ConsentRecord,
  ConsentsOfPatient,
  ConsentText,
  ConsentTextInput,
  ConsentTextList,
  consentInputSchema,
} from '../../consent/types.ts';
import { request, upload } from './client.ts';
import { queryKeys } from './query-keys.ts';

export const consentsQuery = (patientId: string) =>
  queryOptions({
    queryKey: queryKeys.consents(patientId),
    queryFn: ({ signal }) => request<ConsentsOfPatient>(`/api/patients/${patientId}/consents`, { signal }),
  });

/** The version in use of each scope comes first. */
export const consentTextsQuery = queryOptions({
  queryKey: queryKeys.consentTexts,
  queryFn: ({ signal }) => request<ConsentTextList>('/api/consent-texts', { signal }),
});

/** After a new word the patient's consents, the overview and whatever is published are old. */
function useConsentMutation<Input, Answer>(mutationFn: (input: Input) => Promise<Answer>) {
  const queryClient = useQueryClient();
  return useMutation({ mutationFn, onSuccess: () => queryClient.invalidateQueries() });
}

export const useSignConsent = (patientId: string) =>
  useConsentMutation((body: z.input<typeof consentInputSchema>) =>
    request<{ records: ConsentRecord[] }>(`/api/patients/${patientId}/consents`, { method: 'POST', body }),
  );

export const useAttachPaper = (patientId: string) =>
  useConsentMutation(
    ({
      file,
      ...consent
    }: {
      file: File;
      signedOn: string;
      seriesId: string | null;
      answers: ConsentAnswer[];
    }) => {
      const form = new FormData();
      form.set('consent', JSON.stringify(consent));
      form.set('paper', file);
      return upload(`/api/patients/${patientId}/consent-papers`, form, { onProgress: () => undefined });
    },
  );

export const useWithdrawConsent = (consentId: string) =>
  useConsentMutation((body: { channels?: ConsentChannel[]; note: string }) =>
    request<ConsentRecord>(`/api/consents/${consentId}/withdrawal`, { method: 'POST', body }),
  );

export const useEndConsent = (consentId: string) =>
  useConsentMutation((_: undefined) =>
    request<ConsentRecord>(`/api/consents/${consentId}/end`, { method: 'POST', body: {} }),
  );

/** Reads the texts as they are now, whatever was read before. */
export function useReadConsentTexts() {
  const queryClient = useQueryClient();
  return () => queryClient.fetchQuery({ ...consentTextsQuery, staleTime: 0 });
}

export const useAddConsentText = () =>
  useConsentMutation((body: ConsentTextInput) =>
    request<ConsentText>('/api/consent-texts', { method: 'POST', body }),
  );
