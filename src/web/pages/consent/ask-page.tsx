import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { ApiError } from '../../api/client.ts';
import { consentsQuery, consentTextsQuery } from '../../api/consents.ts';
import { patientQuery, patientSeriesQuery } from '../../api/patients.ts';
import { words } from '../../language/index.ts';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { NotFoundPage } from '../../shell/not-found-page.tsx';
import { Page } from '../../shell/page.tsx';
import { AskFlow } from './ask-flow.tsx';
import { type Asked, AskStart } from './ask-start.tsx';
import './ask.css';

/** Asks a patient for consent on the screen: the clinician chooses what, then hands the device over. */
export function AskConsentPage() {
  const { patientId = '' } = useParams();
  const [asked, setAsked] = useState<Asked | null>(null);
  const patient = useQuery(patientQuery(patientId));
  const series = useQuery(patientSeriesQuery(patientId));
  const consents = useQuery(consentsQuery(patientId));
  const texts = useQuery(consentTextsQuery);
  const failed = [patient, series, consents, texts].find(({ isError }) => isError);
  if (patient.error instanceof ApiError && patient.error.status === 404)
    return <NotFoundPage what={words.patient.what} />;
  if (asked && texts.data)
    return (
      <AskFlow patientId={patientId} asked={asked} texts={texts.data.texts} onStop={() => setAsked(null)} />
    );
  return (
    <Page
      title={words.consentForm.title}
      crumbs={[
        { label: words.patients.title, to: '/patients' },
        { label: patient.data?.name ?? words.patient.page, to: `/patients/${patientId}` },
      ]}
    >
      {failed && <Failure error={failed.error} onRetry={() => failed.refetch()} />}
      {!failed &&
        (patient.data && series.data && consents.data && texts.data ? (
          <AskStart consents={consents.data} series={series.data.items} onBegin={setAsked} />
        ) : (
          <Loading what={words.consentForm.loading} />
        ))}
    </Page>
  );
}
