import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import type { Series, Session } from '../../../series/types.ts';
import { IconPlus } from '../../icons.ts';
import { formatDay } from '../../words/dates.ts';
import { SessionDialog } from './session-dialog.tsx';

/** The treatments given, and the form to record one. */
export function SessionSection({ series, sessions }: { series: Series; sessions: Session[] }) {
  const [open, setOpen] = useState<Session | 'new' | null>(null);
  return (
    <section className="section" aria-labelledby="sessions">
      <div className="section-head">
        <h2 id="sessions">Sessions</h2>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() => setOpen('new')}
        >
          Add session
        </Button>
      </div>
      {sessions.length === 0 ? (
        <p className="quiet">
          No session recorded. Photos taken within {series.protocol.healingDays} days after one show healing
          and are not counted as outcome, so record every session with its date.
        </p>
      ) : (
        <SessionTable sessions={sessions} onOpen={setOpen} />
      )}
      {open && (
        <SessionDialog
          seriesId={series.id}
          {...(open !== 'new' && { session: open })}
          last={sessions.at(-1)}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

function SessionTable({ sessions, onOpen }: { sessions: Session[]; onOpen: (session: Session) => void }) {
  return (
    <div className="panel table-scroll">
      <Table className="session-table" verticalSpacing="xs" horizontalSpacing="md">
        <caption className="visually-hidden">Sessions</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Session</Table.Th>
            <Table.Th scope="col">Date</Table.Th>
            <Table.Th scope="col">Device</Table.Th>
            <Table.Th scope="col">Needle depth</Table.Th>
            <Table.Th scope="col">Passes</Table.Th>
            <Table.Th scope="col">Notes</Table.Th>
            <Table.Th scope="col">
              <span className="visually-hidden">Change</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sessions.map((session, index) => (
            <Table.Tr key={session.id}>
              <Table.Td>{index + 1}</Table.Td>
              <Table.Td className="number">{formatDay(session.date)}</Table.Td>
              <Table.Td className="one-line" title={session.device}>
                {session.device}
              </Table.Td>
              <Table.Td className="number">{session.needleDepthMm && `${session.needleDepthMm} mm`}</Table.Td>
              <Table.Td>{session.passes}</Table.Td>
              <Table.Td className="one-line" title={session.notes}>
                {session.notes}
              </Table.Td>
              <Table.Td>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  onClick={() => onOpen(session)}
                  aria-label={`Edit session ${index + 1} of ${formatDay(session.date)}`}
                >
                  Edit
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
