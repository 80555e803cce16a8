import { Anchor, Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { auditExportUrl, auditQuery, useVerifyAuditTrail } from '../../api/audit.ts';
import { words } from '../../language/index.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Page } from '../../shell/page.tsx';
import { AuditFilters, filterOf } from './audit-filters.tsx';
import { AuditTable } from './audit-table.tsx';
import { Verification } from './verification.tsx';
import './audit.css';

/** Who saw, changed or exported what; for the owner. */
export function AuditPage() {
  const [parameters, setParameters] = useSearchParams();
  const filter = filterOf(parameters);
  const trail = useInfiniteQuery(auditQuery(filter));
  const verify = useVerifyAuditTrail();
  const items = trail.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={words.audit.title}
      subtitle={words.audit.lead}
      actions={
        <>
          <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate()}>
            {words.audit.verify}
          </Button>
          <Button component="a" variant="default" href={auditExportUrl(filter)} download>
            {words.audit.export}
          </Button>
        </>
      }
    >
      <div role="status" className="audit-verification">
        {verify.isPending && <span className="visually-hidden">{words.audit.verifying}</span>}
        {verify.data && <Verification verification={verify.data} />}
      </div>
      {verify.isError && <Failure error={verify.error} onRetry={() => verify.mutate()} />}
      <AuditFilters
        parameters={parameters}
        actors={trail.data?.pages[0]?.actors ?? []}
        onChange={(changed) => setParameters(changed, { replace: true })}
      />
      {filter.patientId && (
        <p className="quiet">
          {words.audit.onePatient}{' '}
          <Anchor component="button" onClick={() => setParameters(without(parameters, 'patientId'))}>
            {words.audit.allPatients}
          </Anchor>
        </p>
      )}
      {trail.isPending && <Loading what={words.audit.loading} />}
      {trail.isError && <Failure error={trail.error} onRetry={() => trail.refetch()} />}
      {trail.data && items.length === 0 && (
        <Empty
          title={words.audit.empty}
          action={
            <Button variant="default" onClick={() => setParameters({})}>
              {words.audit.clear}
            </Button>
          }
        >
          {words.audit.emptyWhy}
        </Empty>
      )}
      {items.length > 0 && <AuditTable items={items} />}
      {trail.hasNextPage && (
        <Button
          variant="default"
          className="audit-more"
          loading={trail.isFetchingNextPage}
          onClick={() => trail.fetchNextPage()}
        >
          {words.audit.more}
        </Button>
      )}
    </Page>
  );
}

function without(parameters: URLSearchParams, name: string): URLSearchParams {
  const rest = new URLSearchParams(parameters);
  rest.delete(name);
  return rest;
}
