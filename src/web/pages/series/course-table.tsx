import { Table } from '@mantine/core';
import { Link } from 'react-router';
import type { ComparisonSummary, SeriesDetail } from '../../../comparisons/types.ts';
import { verdictStatement } from '../../../reports/verdict-sentence.ts';
import type { MetricWords } from '../../api/about.ts';
import { Statement } from '../../parts/statement.tsx';
import { formatDay } from '../../words/dates.ts';
import { phaseWords } from '../../words/phases.ts';
import { notMeasurableWords } from '../../words/reasons.ts';
import { type Course, finishedComparisons, measurementOf, wasAsked } from '../../words/series-points.ts';

interface CourseTableProps {
  detail: SeriesDetail;
  course: Course;
  metrics: MetricWords[];
}

/** The charts' figures in words, one visit a row. */
export function CourseTable({ detail, course, metrics }: CourseTableProps) {
  const rows = finishedComparisons(detail, course.view);
  const daysSinceSession = new Map(detail.visits.map((visit) => [visit.date, visit.daysSinceSession]));
  return (
    <div className="panel table-scroll">
      <Table className="course-table" verticalSpacing="xs" horizontalSpacing="md">
        <caption className="visually-hidden">
          Change since baseline in {course.region}, visit by visit
        </caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Visit</Table.Th>
            {metrics.map((metric) => (
              <Table.Th scope="col" key={metric.name}>
                {metric.label}
              </Table.Th>
            ))}
            <Table.Th scope="col">Photos</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id} className={row.healing ? 'healing' : undefined}>
              <Table.Th scope="row">
                <span className="number">{formatDay(row.followUpOn)}</span>
                <span className="quiet">
                  {phaseWords(row.phase, daysSinceSession.get(row.followUpOn) ?? null)}
                </span>
              </Table.Th>
              {metrics.map((metric) => (
                <Table.Td key={metric.name} data-label={metric.label}>
                  <Cell row={row} metric={metric} region={course.region} />
                </Table.Td>
              ))}
              <Table.Td>
                <Link
                  to={`/comparisons/${row.id}`}
                  aria-label={`Compare ${formatDay(row.followUpOn)} with baseline`}
                >
                  Compare
                </Link>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Cell({ row, metric, region }: { row: ComparisonSummary; metric: MetricWords; region: string }) {
  const measurement = measurementOf(row, metric.name, region);
  if (!wasAsked(row, metric.name, region)) return <span className="quiet">Not measured here</span>;
  if (!measurement) {
    return <span className="quiet">{notMeasurableWords(row.comparability?.reasons ?? [])}</span>;
  }
  if (measurement.verdict === 'not-measurable') {
    return (
      <span className="quiet">
        <Statement words={notMeasurableWords(measurement.reasons)} verdict="not-measurable" />
      </span>
    );
  }
  return (
    <Statement
      words={verdictStatement(measurement, metric, { healing: row.healing })}
      verdict={row.healing ? 'healing' : measurement.verdict}
    />
  );
}
