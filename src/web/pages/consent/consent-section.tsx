import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { SeriesListItem } from '../../../series/types.ts';
import { consentsQuery } from '../../api/consents.ts';
import { IconDots } from '../../icons.ts';
import { words } from '../../language/index.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { ConsentHistory } from './consent-history.tsx';
import { ConsentTable } from './consent-table.tsx';
import { PaperDialog } from './paper-dialog.tsx';
import { RefusalDialog } from './refusal-dialog.tsx';
import './consent.css';

/** On a patient's page: what they allow today, and everything they ever said. */
export function ConsentSection({ patientId, series }: { patientId: string; series: SeriesListItem[] }) {
  const { consent: texts } = words;
  const consents = useQuery(consentsQuery(patientId));
  const [dialog, setDialog] = useState<'paper' | 'refusal' | null>(null);
  const ask = (
    <Button component={Link} to={`/patients/${patientId}/consent`} variant="default">
      {texts.ask}
    </Button>
  );
  return (
    <section className="section" aria-labelledby="consent">
      <div className="section-head">
        <h2 id="consent">{texts.title}</h2>
        <div className="page-actions">
          {consents.data && consents.data.records.length > 0 && ask}
          <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
            <Menu.Target>
              <Button variant="default" aria-label={texts.more} className="consent-more">
                <IconDots size={16} aria-hidden="true" />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => setDialog('paper')}>{texts.attach}</Menu.Item>
              <Menu.Item onClick={() => setDialog('refusal')}>{texts.refusal}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
      </div>
      {consents.isPending && <Loading what={texts.what} />}
      {consents.isError && <Failure error={consents.error} onRetry={() => consents.refetch()} />}
      {consents.data?.records.length === 0 && (
        <Empty title={texts.neverAsked} action={ask}>
          {texts.neverAskedWhy}
        </Empty>
      )}
      {consents.data && consents.data.records.length > 0 && (
        <>
          <ConsentTable consents={consents.data} series={series} />
          <ConsentHistory records={consents.data.records} series={series} />
        </>
      )}
      {dialog === 'paper' && (
        <PaperDialog patientId={patientId} series={series} onClose={() => setDialog(null)} />
      )}
      {dialog === 'refusal' && <RefusalDialog patientId={patientId} onClose={() => setDialog(null)} />}
    </section>
  );
}
