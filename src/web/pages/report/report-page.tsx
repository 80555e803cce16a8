import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { ReportDetail } from '../../../patient-reports/types.ts';
import { ApiError } from '../../api/client.ts';
import { reportFileUrl, reportQuery, useRemoveReport } from '../../api/reports.ts';
import { IconTrash } from '../../icons.ts';
import { words } from '../../language/index.ts';
import { ConfirmDialog } from '../../parts/dialog.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { SyntheticMark } from '../../parts/synthetic-mark.tsx';
import { NotFoundPage } from '../../shell/not-found-page.tsx';
import { Page } from '../../shell/page.tsx';
import { formatDay, formatMoment, today } from '../../words/dates.ts';
import { ReportFrame } from './report-frame.tsx';
import { ShareSection } from './share-section.tsx';
import './report.css';

const texts = words.report;

/** A report that was made: as its patient sees it, its links, its files. */
export function ReportPage() {
  const { reportId = '' } = useParams();
  const query = useQuery(reportQuery(reportId));
  if (query.error instanceof ApiError && query.error.status === 404)
    return <NotFoundPage what={texts.report} />;
  if (query.isPending) return <Loading what={texts.theReport} />;
  if (!query.data) {
    return (
      <Page title={texts.failed}>
        <Failure error={query.error} onRetry={() => query.refetch()} />
      </Page>
    );
  }
  return <ReportView report={query.data} />;
}

function ReportView({ report }: { report: ReportDetail }) {
  const [removing, setRemoving] = useState(false);
  const { id, patient, series, createdAt, by, html } = report;
  return (
    <Page
      title={texts.title(formatDay(today(new Date(createdAt))))}
      crumbs={[
        { label: patient.name, to: `/patients/${patient.id}` },
        { label: series.name, to: `/series/${series.id}` },
      ]}
      mark={patient.synthetic && <SyntheticMark />}
      subtitle={texts.madeOn(formatMoment(createdAt), by)}
      actions={
        <Button
          variant="default"
          leftSection={<IconTrash size={16} aria-hidden="true" />}
          onClick={() => setRemoving(true)}
        >
          {texts.remove}
        </Button>
      }
    >
      <div className="report-columns">
        <div className="report-tools">
          <ShareSection reportId={id} />
          <Downloads reportId={id} />
        </div>
        <section className="report-preview" aria-labelledby="preview">
          <h2 id="preview">{texts.preview}</h2>
          <ReportFrame html={html} />
        </section>
      </div>
      {removing && <RemoveReport report={report} onClose={() => setRemoving(false)} />}
    </Page>
  );
}

function Downloads({ reportId }: { reportId: string }) {
  return (
    <section className="section" aria-labelledby="files">
      <h2 id="files">{texts.downloads}</h2>
      <ul className="panel report-files">
        {Object.entries(texts.files).map(([file, label]) => (
          <li key={file}>
            <Anchor href={reportFileUrl(reportId, file)} download={file}>
              {label}
            </Anchor>
          </li>
        ))}
      </ul>
      <p className="quiet">{texts.downloadsWhy}</p>
    </section>
  );
}

function RemoveReport({ report, onClose }: { report: ReportDetail; onClose: () => void }) {
  const navigate = useNavigate();
  const seriesId = report.series.id;
  const remove = useRemoveReport({ reportId: report.id, seriesId });
  return (
    <ConfirmDialog
      title={texts.removeTitle}
      confirmLabel={texts.remove}
      pending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(undefined, { onSuccess: () => navigate(`/series/${seriesId}`) })}
      onClose={onClose}
    >
      <p>{texts.removeWhat}</p>
    </ConfirmDialog>
  );
}
