import { Table } from '@mantine/core';
import type { ScheduleItem } from '../../../series/types.ts';
import { words } from '../../language/index.ts';
import { formatDay } from '../../words/dates.ts';
import { dueWords, itemWords } from '../../words/schedule.ts';
import './schedule.css';

/** What is due now and what is overdue, what comes next, and on demand the whole schedule. */
export function ScheduleSection({ schedule }: { schedule: ScheduleItem[] }) {
  const { schedule: texts } = words.overview;
  const now = schedule.filter(({ state }) => state === 'due' || state === 'overdue');
  const next = schedule.find(({ state }) => state === 'upcoming');
  const isFinished = schedule.every(({ state }) => state === 'done');
  return (
    <section className="section" aria-labelledby="schedule">
      <h2 id="schedule">{texts.title}</h2>
      <div className="panel schedule">
        {now.length > 0 ? (
          <ul className="schedule-now" aria-label={texts.now}>
            {now.map((item) => (
              <li key={`${item.kind} ${item.number ?? item.months}`} data-state={item.state}>
                <strong>{itemWords(item)}</strong> <span>{dueWords(item)}</span>
              </li>
            ))}
          </ul>
        ) : (
          <p>{isFinished ? texts.finished : texts.nothingNow}</p>
        )}
        {next && <p className="quiet">{texts.next(itemWords(next), formatDay(next.dueOn))}</p>}
        <details>
          <summary>{texts.all}</summary>
          <ScheduleTable schedule={schedule} />
        </details>
      </div>
    </section>
  );
}

function ScheduleTable({ schedule }: { schedule: ScheduleItem[] }) {
  const { schedule: texts } = words.overview;
  return (
    <Table verticalSpacing={4} className="schedule-table">
      <caption className="visually-hidden">{texts.all}</caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{texts.what}</Table.Th>
          <Table.Th scope="col">{texts.when}</Table.Th>
          <Table.Th scope="col">{texts.state}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {schedule.map((item) => (
          <Table.Tr key={`${item.kind} ${item.number ?? item.months}`}>
            <Table.Th scope="row">{itemWords(item)}</Table.Th>
            <Table.Td className="number">{formatDay(item.doneOn ?? item.dueOn)}</Table.Td>
            <Table.Td>{texts.states[item.state]}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
