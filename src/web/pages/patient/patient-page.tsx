import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { ApiError } from '../../api/client.ts';
import { patientQuery, patientSeriesQuery } from '../../api/patients.ts';
import { IconPencil, IconPlus } from '../../icons.ts';
import { words } from '../../language/index.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { SyntheticMark } from '../../parts/synthetic-mark.tsx';
import { NotFoundPage } from '../../shell/not-found-page.tsx';
import { Page } from '../../shell/page.tsx';
import { skinToneWords } from '../../words/skin-tone.ts';
import { ConsentSection } from '../consent/consent-section.tsx';
import { SeriesDialog } from '../series/series-dialog.tsx';
import { NumberTaken } from './number-taken.tsx';
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
    return <NotFoundPage what={words.patient.what} />;
  if (patient.isError) {
    return (
      <Page title={words.patient.page}>
        <Failure error={patient.error} onRetry={() => patient.refetch()} />
      </Page>
    );
  }
  if (patient.isPending) return <Loading what={words.patient.thePatient} />;
  const { name, number, yearOfBirth, skinTone, notes, synthetic } = patient.data;
  const { facts } = words.patient;
  const addButton = (
    <Button
      leftSection={<IconPlus size={16} aria-hidden="true" />}
      onClick={() => setDialog('series')}
      key="new-series"
    >
      {words.patient.newSeries}
    </Button>
  );

  return (
    <Page
      title={name}
      crumbs={[{ label: words.patients.title, to: '/patients' }]}
      mark={synthetic && <SyntheticMark />}
      subtitle={
        <p title={words.patient.skinToneWhy}>
          {[
            number && facts.number(number),
            yearOfBirth && facts.born(yearOfBirth),
            skinTone ? facts.skinTone(skinToneWords(skinTone)) : facts.skinToneOpen,
          ]
            .filter(Boolean)
            .join(', ')}
        </p>
      }
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden="true" />}
            onClick={() => setDialog('edit')}
          >
            {words.patient.edit}
          </Button>
          {series.data && series.data.items.length > 0 && addButton}
        </>
      }
    >
      <NumberTaken number={number ?? ''} except={patientId} />
      {notes !== '' && <p className="patient-notes">{notes}</p>}
      <section className="section" aria-labelledby="patient-series">
        <h2 id="patient-series">{words.patient.series}</h2>
        {series.isPending && <Loading what={words.patient.theSeries} />}
        {series.isError && <Failure error={series.error} onRetry={() => series.refetch()} />}
        {series.data?.items.length === 0 && (
          <Empty title={words.patient.noSeries} action={addButton}>
            {words.patient.noSeriesWhy}
          </Empty>
        )}
        {series.data && series.data.items.length > 0 && <SeriesList items={series.data.items} />}
      </section>
      <ConsentSection patientId={patientId} series={series.data?.items ?? []} />
      {dialog === 'edit' && <PatientDialog patient={patient.data} onClose={() => setDialog(null)} />}
      {dialog === 'series' && <SeriesDialog patientId={patientId} onClose={() => setDialog(null)} />}
    </Page>
  );
}
