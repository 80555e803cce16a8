import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { ApiError } from '../../api/client.ts';
import { patientQuery, patientSeriesQuery } from '../../api/patients.ts';
import { IconPencil, IconPlus } from '../../icons.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { SyntheticMark } from '../../parts/synthetic-mark.tsx';
import { NotFoundPage } from '../../shell/not-found-page.tsx';
import { Page } from '../../shell/page.tsx';
import { SeriesDialog } from '../series/series-dialog.tsx';
import { PatientDialog } from './patient-dialog.tsx';
import { SeriesList } from './series-list.tsx';
import './patient.css';

/** One patient with their series. */
export function PatientPage() {
  const { patientId = '' } = useParams();
  const [dialog, setDialog] = useState<'edit' | 'series' | null>(null);
  const patient = useQuery(patientQuery(patientId));
  const series = useQuery(patientSeriesQuery(patientId));
  if (patient.error instanceof ApiError && patient.error.status === 404)
    return <NotFoundPage what="patient" />;
  if (patient.isError) {
    return (
      <Page title="Patient">
        <Failure error={patient.error} onRetry={() => patient.refetch()} />
      </Page>
    );
  }
  if (patient.isPending) return <Loading what="the patient" />;
  const { name, number, yearOfBirth, notes, synthetic } = patient.data;
  const addButton = (
    <Button
      leftSection={<IconPlus size={16} aria-hidden="true" />}
      onClick={() => setDialog('series')}
      key="new-series"
    >
      New series
    </Button>
  );
  const facts = [number && `No. ${number}`, yearOfBirth && `born ${yearOfBirth}`].filter(Boolean).join(', ');

  return (
    <Page
      title={name}
      crumbs={[{ label: 'Patients', to: '/patients' }]}
      mark={synthetic && <SyntheticMark />}
      subtitle={facts}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden="true" />}
            onClick={() => setDialog('edit')}
          >
            Edit
          </Button>
          {series.data && series.data.items.length > 0 && addButton}
        </>
      }
    >
      {notes !== '' && <p className="patient-notes">{notes}</p>}
      <section className="section" aria-labelledby="patient-series">
        <h2 id="patient-series">Series</h2>
        {series.isPending && <Loading what="the series" />}
        {series.isError && <Failure error={series.error} onRetry={() => series.refetch()} />}
        {series.data?.items.length === 0 && (
          <Empty title="No series yet" action={addButton}>
            A series is one course of treatment for one indication, such as four sessions for acne scars on
            both cheeks. Its baseline photos and its primary outcome are fixed at the start.
          </Empty>
        )}
        {series.data && series.data.items.length > 0 && <SeriesList items={series.data.items} />}
      </section>
      {dialog === 'edit' && <PatientDialog patient={patient.data} onClose={() => setDialog(null)} />}
      {dialog === 'series' && <SeriesDialog patientId={patientId} onClose={() => setDialog(null)} />}
    </Page>
  );
}
