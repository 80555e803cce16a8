import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import type { Series, Session } from '../../../series/types.ts';
import { IconPlus } from '../../icons.ts';
import { words } from '../../language/index.ts';
import { formatDay } from '../../words/dates.ts';
import { formatTyped } from '../../words/numbers.ts';
import { SessionDialog } from './session-dialog.tsx';
import { safetyWords, sessionNumber } from './session-words.ts';

/** The treatments given, and the form to record one. */
export function SessionSection({ series, sessions }: { series: Series; sessions: Session[] }) {
  const [open, setOpen] = useState<Session | 'new' | null>(null);
  const { session } = words;
  return (
    <section className="section" aria-labelledby="sessions">
      <div className="section-head">
        <h2 id="sessions">{session.title}</h2>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() => setOpen('new')}
        >
          {session.add}
        </Button>
      </div>
      {sessions.length === 0 ? (
        <p className="quiet">{session.none(series.protocol.healingDays)}</p>
      ) : (
        <SessionTable sessions={sessions} onOpen={setOpen} />
      )}
      {open && (
        <SessionDialog
          seriesId={series.id}
          session={open === 'new' ? null : open}
          last={sessions.at(-1) ?? null}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

function SessionTable({ sessions, onOpen }: { sessions: Session[]; onOpen: (session: Session) => void }) {
  const { columns, title } = words.session;
  return (
    <div className="panel table-scroll">
      <Table className="session-table" verticalSpacing="xs" horizontalSpacing="md">
        <caption className="visually-hidden">{title}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{columns.number}</Table.Th>
            <Table.Th scope="col">{columns.date}</Table.Th>
            <Table.Th scope="col">{columns.device}</Table.Th>
            <Table.Th scope="col">{columns.needleDepth}</Table.Th>
            <Table.Th scope="col">{columns.passes}</Table.Th>
            <Table.Th scope="col">{columns.safety}</Table.Th>
            <Table.Th scope="col">{columns.notes}</Table.Th>
            <Table.Th scope="col">
              <span className="visually-hidden">{columns.change}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sessions.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              number={sessionNumber(session, sessions)}
              onOpen={onOpen}
            />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

interface SessionRowProps {
  session: Session;
  number: number | null;
  onOpen: (session: Session) => void;
}

function SessionRow({ session, number, onOpen }: SessionRowProps) {
  const texts = words.session;
  const { date, device, needleDepthMm, passes, checklist, adverseEvents, notes } = session;
  const remarks = [adverseEvents && `${texts.safety.adverse}: ${adverseEvents}`, notes]
    .filter(Boolean)
    .join('. ');
  return (
    <Table.Tr>
      <Table.Td>{number ?? texts.postponed}</Table.Td>
      <Table.Td className="number">{formatDay(date)}</Table.Td>
      <Table.Td className="one-line" title={device}>
        {device}
      </Table.Td>
      <Table.Td className="number">
        {needleDepthMm !== null && texts.millimetres(formatTyped(needleDepthMm))}
      </Table.Td>
      <Table.Td>{passes}</Table.Td>
      <Table.Td className="one-line" title={safetyWords(checklist)}>
        {safetyWords(checklist)}
      </Table.Td>
      <Table.Td className="one-line" title={remarks}>
        {remarks}
      </Table.Td>
      <Table.Td>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => onOpen(session)}
          aria-label={texts.editOf(number, formatDay(date))}
        >
          {texts.edit}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
