import { Button, Pagination, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { patientListQuery, patientsPerPage } from '../../api/patients.ts';
import { IconPlus, IconSearch } from '../../icons.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Page } from '../../shell/page.tsx';
import { PatientDialog } from '../patient/patient-dialog.tsx';
import { PatientTable } from './patient-table.tsx';
import './patients.css';

/** All patients, with search by name or number. */
export function PatientsPage() {
  const [adding, setAdding] = useState(false);
  const [parameters, setParameters] = useSearchParams();
  const search = parameters.get('search') ?? '';
  const pageNumber = Math.max(1, Number(parameters.get('page')) || 1);
  const [asked] = useDebouncedValue(search.trim(), 200);
  const list = useQuery(patientListQuery(asked, (pageNumber - 1) * patientsPerPage));
  const addButton = (
    <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setAdding(true)}>
      New patient
    </Button>
  );
  const nobodyYet = list.data?.total === 0 && asked === '';

  return (
    <Page title="Patients" actions={!nobodyYet && addButton}>
      {!nobodyYet && (
        <TextInput
          aria-label="Search by name or number"
          placeholder="Search by name or number"
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          type="search"
          maxLength={120}
          className="patient-search"
          value={search}
          onChange={(event) => {
            const value = event.currentTarget.value;
            setParameters(value === '' ? {} : { search: value }, { replace: true });
          }}
        />
      )}
      {list.isPending && <Loading what="patients" />}
      {list.isError && <Failure error={list.error} onRetry={() => list.refetch()} />}
      {nobodyYet && (
        <Empty title="No patient yet" action={addButton}>
          Start with a patient. Then make a series for what is treated, and put in the photos taken before the
          first session: everything later is compared with them.
        </Empty>
      )}
      <div role="status" className="visually-hidden">
        {list.data && asked !== '' && `${list.data.total} found`}
      </div>
      {list.data && list.data.items.length > 0 && <PatientTable items={list.data.items} />}
      {list.data?.total === 0 && asked !== '' && (
        <p>
          Nobody’s name or number contains “<span className="search-echo">{asked}</span>”.
        </p>
      )}
      {list.data && list.data.total > patientsPerPage && (
        <Pagination
          aria-label="Pages of patients"
          total={Math.ceil(list.data.total / patientsPerPage)}
          value={pageNumber}
          onChange={(page) => setParameters({ ...(search !== '' && { search }), page: String(page) })}
          getControlProps={(control) => ({ 'aria-label': `${control} page` })}
        />
      )}
      {adding && <PatientDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}
