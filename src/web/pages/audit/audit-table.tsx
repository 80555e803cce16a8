import { Anchor, Table } from '@mantine/core';
import { Link } from 'react-router';
import type { AuditListItem } from '../../../audit/types.ts';
import { words } from '../../language/index.ts';
import { formatMoment } from '../../words/dates.ts';

/** Events, one a row. */
export function AuditTable({ items }: { items: AuditListItem[] }) {
  return (
    <div className="panel table-scroll">
      <Table className="audit-table stacked-table" verticalSpacing="xs" horizontalSpacing="md">
        <caption className="visually-hidden">{words.audit.caption}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{words.audit.when}</Table.Th>
            <Table.Th scope="col">{words.audit.who}</Table.Th>
            <Table.Th scope="col">{words.audit.kind}</Table.Th>
            <Table.Th scope="col">{words.audit.patient}</Table.Th>
            <Table.Th scope="col">{words.audit.details}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((event) => (
            <Table.Tr key={event.id}>
              <Table.Td className="number">{formatMoment(event.at)}</Table.Td>
              <Table.Td>
                {event.actor ? (
                  (event.actor.name ?? words.audit.gone)
                ) : (
                  <span className="quiet">{words.audit.nobody}</span>
                )}
              </Table.Td>
              <Table.Td className="audit-event">{words.audit.event(event.name)}</Table.Td>
              <Table.Td>
                {event.patient && (
                  <Anchor
                    component={Link}
                    to={`/patients/${event.patient.id}`}
                    className="one-line"
                    title={event.patient.name ?? event.patient.id}
                  >
                    {event.patient.name ?? event.patient.id}
                  </Anchor>
                )}
              </Table.Td>
              <Table.Td className="quiet">{describe(event.detail)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** Ids and hashes are for the export; names of fields and counts are for people. */
function describe(detail: Record<string, unknown>): string {
  return Object.entries(detail)
    .filter(([name, value]) => value !== null && !/id$|sha256$/i.test(name))
    .map(
      ([name, value]) =>
        `${words.audit.detail(name)}: ${Array.isArray(value) ? value.join(', ') : String(value)}`,
    )
    .join('; ');
}
