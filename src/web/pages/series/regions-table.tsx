import { Table } from '@mantine/core';
import { formatSigned, healingWords, verdictWords } from '../../../charts/verdict-words.ts';
import { coursesOf, finishedComparisons, measurementOf } from '../../../comparisons/series-course.ts';
import type { ComparisonSummary, SeriesDetail } from '../../../comparisons/types.ts';
import type { MetricWords } from '../../api/about.ts';
import { words } from '../../language/index.ts';
import { Statement } from '../../parts/statement.tsx';
import { formatDay } from '../../words/dates.ts';
import { browserLocale } from '../../words/locale.ts';
import { intervalWords } from '../../words/numbers.ts';
import { notMeasurableWords } from '../../words/reasons.ts';

interface RegionsTableProps {
  detail: SeriesDetail;
  view: string;
  metric: MetricWords;
}

/** One metric, a region a row and a visit a column; healing visits hatched. */
export function RegionsTable({ detail, view, metric }: RegionsTableProps) {
  const visits = finishedComparisons(detail, view);
  const regions = coursesOf(detail).filter((course) => course.view === view);
  const title = words.series.table.caption(metric.label, words.series.regions.toLowerCase());
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys
    <section className="table-scroll" tabIndex={0} aria-label={title}>
      <Table className="course-table regions-table" verticalSpacing={6} horizontalSpacing="md">
        <caption className="visually-hidden">{title}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{words.series.region}</Table.Th>
            {visits.map((visit) => (
              <Table.Th scope="col" key={visit.id} className={visit.healing ? 'healing' : undefined}>
                <span className="number">{formatDay(visit.followUpOn)}</span>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {regions.map(({ region }) => (
            <Table.Tr key={region}>
              <Table.Th scope="row">{region}</Table.Th>
              {visits.map((visit) => (
                <Table.Td
                  key={visit.id}
                  data-label={formatDay(visit.followUpOn)}
                  className={visit.healing ? 'healing' : undefined}
                >
                  <Cell visit={visit} region={region} metric={metric} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function Cell({ visit, region, metric }: { visit: ComparisonSummary; region: string; metric: MetricWords }) {
  const measurement = measurementOf(visit, metric.name, region);
  if (!measurement || measurement.verdict === 'not-measurable') {
    const reasons = measurement?.reasons ?? visit.comparability?.reasons ?? [];
    return <span className="quiet">{notMeasurableWords(reasons)}</span>;
  }
  const { change, verdict } = measurement;
  return (
    <>
      <Statement
        words={visit.healing ? healingWords : verdictWords[verdict]}
        verdict={visit.healing ? 'healing' : verdict}
      />
      {change && (
        <span className="quiet figure-reason">
          {words.series.table.changeWithin(formatSigned(change, browserLocale), intervalWords(change.ci95))}
        </span>
      )}
    </>
  );
}
