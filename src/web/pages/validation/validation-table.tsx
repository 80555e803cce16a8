import { Table } from '@mantine/core';
import { useId } from 'react';
import {
  targetWords,
  type ValidationCell,
  type ValidationTable,
} from '../../../reports/validation-tables.ts';

/** A table of the report, with targets under their figures; on a narrow screen it moves sideways under its row names. */
export function FigureTable({ table }: { table: ValidationTable }) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <h2 id={id}>{table.title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="panel table-scroll" tabIndex={0} aria-labelledby={id}>
        <Table className="figure-table" verticalSpacing="xs" horizontalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Td />
              {table.columns.map((column) => (
                <Table.Th scope="col" key={column}>
                  {column}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {table.rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a fixed table; labels may come again
              <Table.Tr key={index}>
                <Table.Th scope="row">{row.label}</Table.Th>
                {row.cells.map((cell, column) => (
                  <Cell key={table.columns[column]} cell={cell} />
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
      <p className="quiet prose">{table.note}</p>
    </section>
  );
}

function Cell({ cell: { text, check } }: { cell: ValidationCell }) {
  return (
    <Table.Td className={check?.isMet === false ? 'missed' : undefined}>
      {text}
      {check && <span className="target">{targetWords(check)}</span>}
    </Table.Td>
  );
}
