import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Overview } from '../../../overview/types.ts';
import { overviewQuery } from '../../api/overview.ts';
import { sessionQuery } from '../../api/session.ts';
import { IconPlus } from '../../icons.ts';
import { words } from '../../language/index.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Page } from '../../shell/page.tsx';
import { formatDay } from '../../words/dates.ts';
import { PatientDialog } from '../patient/patient-dialog.tsx';
import { AnalysisSection, RefusedSection } from './analysis-section.tsx';
import { CalendarSection } from './calendar-section.tsx';
import { DueSection } from './due-section.tsx';
import { EndingConsentsSection } from './ending-consents-section.tsx';
import { TodaySection } from './today-section.tsx';
import './overview.css';

/** What there is to do in the clinic today. */
export function OverviewPage() {
  const overview = useQuery(overviewQuery);
  const { overview: texts } = words;
  return (
    <Page title={texts.title} subtitle={overview.data && formatDay(overview.data.today)}>
      {overview.isPending && <Loading what={texts.what} />}
      {overview.isError && <Failure error={overview.error} onRetry={() => overview.refetch()} />}
      {overview.data && (overview.data.hasPatients ? <Lists overview={overview.data} /> : <NobodyYet />)}
    </Page>
  );
}

function Lists({ overview }: { overview: Overview }) {
  const { overview: texts } = words;
  const session = useQuery(sessionQuery);
  return (
    <div className="overview">
      <div>
        <TodaySection overview={overview} />
        <DueSection
          id="this-week"
          title={texts.thisWeek}
          list={overview.dueThisWeek}
          empty={texts.nothingThisWeek}
        />
        <DueSection
          id="overdue"
          title={texts.overdue}
          note={texts.overdueNote}
          list={overview.overdue}
          empty={texts.nothingOverdue}
        />
      </div>
      <div>
        <AnalysisSection analyses={overview.analyses} />
        <RefusedSection refused={overview.refused} />
        <EndingConsentsSection consents={overview.endingConsents} />
        {session.data?.user.role === 'owner' && <CalendarSection />}
      </div>
    </div>
  );
}

function NobodyYet() {
  const [adding, setAdding] = useState(false);
  const { overview: texts } = words;
  const addButton = (
    <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setAdding(true)}>
      {texts.addPatient}
    </Button>
  );
  return (
    <>
      <Empty title={texts.nobodyYet} action={addButton}>
        {texts.nobodyYetWhy}
      </Empty>
      {adding && <PatientDialog onClose={() => setAdding(false)} />}
    </>
  );
}
