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

export function useCreatePatient() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: PatientInput) => request<Patient>('/api/patients', { method: 'POST', body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.patients }),
  });
}

export function useChangePatient(patientId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: PatientChange) =>
      request<Patient>(`/api/patients/${patientId}`, { method: 'PATCH', body }),
    onSuccess: () => queryClient.invalidateQueries(),
  });
}

export function useCreateSeries(patientId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: SeriesInput) =>
      request<Series>(`/api/patients/${patientId}/series`, { method: 'POST', body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.patients }),
  });
}
