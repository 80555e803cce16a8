import { Button, Pagination, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { patientListQuery, patientsPerPage } from '../../api/patients.ts';
import { IconPlus, IconSearch } from '../../icons.ts';
import { words } from '../../language/index.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Page } from '../../shell/page.tsx';
import { formatNumber } from '../../words/numbers.ts';
import { PatientDialog } from '../patient/patient-dialog.tsx';
import { PatientTable } from './patient-table.tsx';
import { useListKeys } from './use-list-keys.ts';
import './patients.css';

/** All patients, with search by parts of name or number. */
export function PatientsPage() {
  const { patients: texts } = words;
  const [adding, setAdding] = useState(false);
  const [parameters, setParameters] = useSearchParams();
  const { state } = useLocation();
  const whole = useRef<HTMLDivElement>(null);
  const search = parameters.get('search') ?? '';
  const pageNumber = Math.max(1, Number(parameters.get('page')) || 1);
  const [asked] = useDebouncedValue(search.trim(), 80);
  const list = useQuery(patientListQuery(asked, (pageNumber - 1) * patientsPerPage));
  const onKeyDown = useListKeys(whole);
  const addButton = (
    <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setAdding(true)}>
      {texts.add}
    </Button>
  );
  const nobodyYet = list.data?.total === 0 && asked === '';

  return (
    <Page title={texts.title} actions={!nobodyYet && addButton}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the field and the links in it, nothing of its own. */}
      <div ref={whole} onKeyDown={onKeyDown} className="patient-list">
        {!nobodyYet && (
          <TextInput
            aria-label={texts.search}
            description={texts.searchKeys}
            inputWrapperOrder={['input', 'description']}
            placeholder={texts.search}
            leftSection={<IconSearch size={16} aria-hidden="true" />}
            type="search"
            maxLength={120}
            className="patient-search"
            // By the key for it from another page.
            autoFocus={state?.focus === 'search'}
            value={search}
            onChange={(event) => {
              const value = event.currentTarget.value;
              setParameters(value === '' ? {} : { search: value }, { replace: true });
            }}
          />
        )}
        {list.isPending && <Loading what={texts.thePatients} />}
        {list.isError && <Failure error={list.error} onRetry={() => list.refetch()} />}
        {nobodyYet && (
          <Empty title={texts.nobody} action={addButton}>
            {texts.nobodyWhy}
          </Empty>
        )}
        <p role="status" className="quiet">
          {list.data && asked !== '' && list.data.total > 0
            ? texts.found(formatNumber(list.data.total), list.data.more)
            : ''}
        </p>
        {list.data && list.data.items.length > 0 && <PatientTable items={list.data.items} />}
        {list.data?.total === 0 && asked !== '' && (
          <p>
            {texts.nothingFound} <q className="search-echo">{asked}</q>
          </p>
        )}
        {list.data && list.data.total > patientsPerPage && (
          <Pagination
            aria-label={texts.pages}
            total={Math.ceil(list.data.total / patientsPerPage)}
            value={pageNumber}
            onChange={(page) => setParameters({ ...(search !== '' && { search }), page: String(page) })}
            getControlProps={(control) => ({ 'aria-label': texts.pageControl(control) })}
          />
        )}
      </div>
      {adding && <PatientDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}
