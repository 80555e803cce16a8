import { Table } from '@mantine/core';
import type { EndedCase } from '../../../gallery/types.ts';
import { words } from '../../language/index.ts';
import { formatMoment } from '../../words/dates.ts';
import { caseSubject } from './case-words.ts';

/** Cases whose pictures are gone: what they were, and what ended them. */
export function EndedCases({ cases }: { cases: readonly EndedCase[] }) {
  const { gallery } = words;
  return (
    <section className="section" aria-labelledby="ended">
      <h2 id="ended">{gallery.ended}</h2>
      <div className="panel table-scroll">
        <Table className="stacked-table gallery-table" verticalSpacing="xs" horizontalSpacing="md">
          <caption className="visually-hidden">{gallery.ended}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{gallery.caseColumn}</Table.Th>
              <Table.Th scope="col">{gallery.channel}</Table.Th>
              <Table.Th scope="col">{gallery.publishedAt}</Table.Th>
              <Table.Th scope="col">{gallery.endedAt}</Table.Th>
              <Table.Th scope="col">{gallery.state}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {cases.map(({ id, channel, publishedAt, endedAt, state, ...about }) => (
              <Table.Tr key={id}>
                <Table.Td>
                  <strong>{caseSubject(about)}</strong>
                </Table.Td>
                <Table.Td data-label={gallery.channel}>{gallery.channels[channel]}</Table.Td>
                <Table.Td data-label={gallery.publishedAt}>{formatMoment(publishedAt)}</Table.Td>
                <Table.Td data-label={gallery.endedAt}>{formatMoment(endedAt)}</Table.Td>
                <Table.Td data-label={gallery.state}>{gallery.states[state]}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
}
