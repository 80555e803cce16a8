import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Patient, PatientChange, PatientInput, PatientList } from '../../patients/types.ts';
import type { Series, SeriesInput, SeriesList } from '../../series/types.ts';
import { request } from './client.ts';
import { queryKeys } from './query-keys.ts';

export const patientsPerPage = 50;

export const patientListQuery = (search: string, offset: number) =>
  queryOptions({
    queryKey: queryKeys.patientList(search, offset),
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ limit: String(patientsPerPage), offset: String(offset) });
      if (search !== '') query.set('search', search);
      return request<PatientList>(`/api/patients?${query}`, { signal });
    },
  });

export const patientQuery = (patientId: string) =>
  queryOptions({
    queryKey: queryKeys.patient(patientId),
    queryFn: ({ signal }) => request<Patient>(`/api/patients/${patientId}`, { signal }),
  });

export const patientSeriesQuery = (patientId: string) =>
  queryOptions({
    queryKey: queryKeys.patientSeries(patientId),
    queryFn: ({ signal }) => request<SeriesList>(`/api/patients/${patientId}/series`, { signal }),
  });

/** Who has a number, if anybody. */
export const patientsOfNumberQuery = (number: string) =>
  queryOptions({
    queryKey: queryKeys.patientsOfNumber(number),
    queryFn: ({ signal }) =>
      request<PatientList>(`/api/patients?${new URLSearchParams({ number, limit: '2' })}`, { signal }),
  });

/** Reads a patient as it is now, whatever was read before. */
export function useReadPatient(patientId: string) {
  const queryClient = useQueryClient();
  return () => queryClient.fetchQuery({ ...patientQuery(patientId), staleTime: 0 });
}

type PatientToSave = { input: PatientInput } | { id: string; change: PatientChange };

/** Makes a patient, or changes one. */
export function useSavePatient() {
  const queryClient = useQueryClient();
  const { mutateAsync } = useMutation({
    mutationFn: (toSave: PatientToSave) =>
      'input' in toSave
        ? request<Patient>('/api/patients', { method: 'POST', body: toSave.input })
        : request<Patient>(`/api/patients/${toSave.id}`, { method: 'PATCH', body: toSave.change }),
    onSuccess: () => queryClient.invalidateQueries(),
  });
  return mutateAsync;
}

export function useCreateSeries(patientId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: SeriesInput) =>
      request<Series>(`/api/patients/${patientId}/series`, { method: 'POST', body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.patients }),
  });
}
