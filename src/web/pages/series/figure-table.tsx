import { Table } from '@mantine/core';
import { Link } from 'react-router';
import { formatDetectable, formatSigned, healingWords, verdictWords } from '../../../charts/verdict-words.ts';
import { givenSessions } from '../../../comparisons/series-calendar.ts';
import {
  type Course,
  finishedComparisons,
  measurementOf,
  wasAsked,
} from '../../../comparisons/series-course.ts';
import type { ComparisonSummary, SeriesDetail } from '../../../comparisons/types.ts';
import type { Measurement } from '../../../imaging/comparison.ts';
import type { Session } from '../../../series/types.ts';
import type { MetricWords } from '../../api/about.ts';
import { words } from '../../language/index.ts';
import { Statement } from '../../parts/statement.tsx';
import { formatDay } from '../../words/dates.ts';
import { browserLocale } from '../../words/locale.ts';
import { intervalWords } from '../../words/numbers.ts';
import { phaseWords } from '../../words/phases.ts';
import { shortReason } from '../../words/reasons.ts';
import { sessionWords } from '../../words/sessions.ts';

const texts = words.series.table;

interface FigureTableProps {
  detail: SeriesDetail;
  course: Course;
  metric: MetricWords;
}

type Row = { date: string } & ({ visit: ComparisonSummary } | { session: Session; number: number });

/** A chart's figures, visit by visit, with the sessions between them. */
export function FigureTable({ detail, course, metric }: FigureTableProps) {
  const daysSinceSession = new Map(detail.visits.map((visit) => [visit.date, visit.daysSinceSession]));
  return (
    <div className="table-scroll">
      <Table className="course-table" verticalSpacing={6} horizontalSpacing="md">
        <caption className="visually-hidden">{texts.caption(metric.label, course.region)}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{texts.visit}</Table.Th>
            <Table.Th scope="col">{texts.verdict}</Table.Th>
            <Table.Th scope="col">{texts.change}</Table.Th>
            <Table.Th scope="col">{texts.interval}</Table.Th>
            <Table.Th scope="col">{texts.detectable}</Table.Th>
            <Table.Th scope="col" className="screen-only">
              {texts.photos}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rowsOf(detail, course).map((row) =>
            'visit' in row ? (
              <VisitRow
                key={row.visit.id}
                visit={row.visit}
                phase={phaseWords(row.visit.phase, daysSinceSession.get(row.date) ?? null)}
                measurement={measurementOf(row.visit, metric.name, course.region)}
                isAsked={wasAsked(row.visit, metric.name, course.region)}
              />
            ) : (
              <Table.Tr key={row.session.id} className="figure-session">
                <Table.Th scope="row">{texts.session(row.number)}</Table.Th>
                <Table.Td colSpan={5}>{sessionWords(row.session)}</Table.Td>
              </Table.Tr>
            ),
          )}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** By day; photos of a session's day are taken before it. */
function rowsOf(detail: SeriesDetail, { view }: Course): Row[] {
  const visits = finishedComparisons(detail, view).map((visit) => ({ date: visit.followUpOn, visit }));
  const sessions = givenSessions(detail).map((session, index) => ({
    date: session.date,
    session,
    number: index + 1,
  }));
  return [...visits, ...sessions].sort((a, b) => a.date.localeCompare(b.date));
}

interface VisitRowProps {
  visit: ComparisonSummary;
  phase: string;
  measurement: Measurement | null;
  isAsked: boolean;
}

function VisitRow({ visit, phase, measurement, isAsked }: VisitRowProps) {
  const day = formatDay(visit.followUpOn);
  const change = measurement?.verdict === 'not-measurable' ? null : measurement?.change;
  return (
    <Table.Tr className={visit.healing ? 'healing' : undefined}>
      <Table.Th scope="row">
        <span className="number">{day}</span> <span className="quiet">{phase}</span>
      </Table.Th>
      <Table.Td data-label={texts.verdict}>
        {isAsked ? <Verdict visit={visit} measurement={measurement} /> : texts.notMeasuredHere}
      </Table.Td>
      {change ? (
        <>
          <Table.Td className="number" data-label={texts.change}>
            {formatSigned(change, browserLocale)}
          </Table.Td>
          <Table.Td className="number" data-label={texts.interval}>
            {intervalWords(change.ci95)}
          </Table.Td>
          <Table.Td className="number" data-label={texts.detectable}>
            {formatDetectable(change.mdc95, browserLocale)}
          </Table.Td>
        </>
      ) : (
        <Table.Td colSpan={3} />
      )}
      <Table.Td className="screen-only">
        <Link to={`/comparisons/${visit.id}`} aria-label={texts.compareDay(day)}>
          {texts.compare}
        </Link>
      </Table.Td>
    </Table.Tr>
  );
}

function Verdict({ visit, measurement }: Pick<VisitRowProps, 'visit' | 'measurement'>) {
  const verdict = measurement?.verdict ?? 'not-measurable';
  const reason = shortReason(measurement ? measurement.reasons : (visit.comparability?.reasons ?? []));
  const isHealing = visit.healing && verdict !== 'not-measurable';
  return (
    <>
      <Statement
        words={isHealing ? healingWords : verdictWords[verdict]}
        verdict={isHealing ? 'healing' : verdict}
      />
      {reason && !isHealing && <span className="quiet figure-reason">{reason}</span>}
    </>
  );
}
