import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { SeriesDetail } from '../../../comparisons/types.ts';
import { reportListQuery } from '../../api/reports.ts';
import { IconPlus } from '../../icons.ts';
import { words } from '../../language/index.ts';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { formatDay, formatMoment } from '../../words/dates.ts';

const texts = words.report;

/** The reports made of a series for its patient. */
export function ReportsSection({ detail }: { detail: SeriesDetail }) {
  const seriesId = detail.series.id;
  const reports = useQuery(reportListQuery(seriesId));
  const hasResults = detail.comparisons.some(({ status }) => status === 'done');
  return (
    <section className="section screen-only" aria-labelledby="reports">
      <div className="section-head">
        <h2 id="reports">{texts.list}</h2>
        {hasResults && (
          <Button
            variant="default"
            size="sm"
            component={Link}
            to={`/series/${seriesId}/reports/new`}
            leftSection={<IconPlus size={16} aria-hidden="true" />}
          >
            {texts.make}
          </Button>
        )}
      </div>
      <p className="quiet">{hasResults ? texts.listWhy : texts.noneMeasured}</p>
      {reports.isPending && <Loading what={texts.what} />}
      {reports.isError && <Failure error={reports.error} onRetry={() => reports.refetch()} />}
      {reports.data?.items.length === 0 && hasResults && <p className="quiet">{texts.none}</p>}
      {reports.data && reports.data.items.length > 0 && (
        <ul className="panel report-list">
          {reports.data.items.map(({ id, createdAt, by, visits }) => (
            <li key={id}>
              <Anchor component={Link} to={`/reports/${id}`}>
                {texts.madeOn(formatMoment(createdAt), by)}
              </Anchor>
              <span className="quiet">
                {texts.shows(visits.length, visits.map((day) => formatDay(day)).join(', '))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
