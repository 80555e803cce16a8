import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import type { ConsentRecord, ConsentStanding, ConsentsOfPatient } from '../../../consent/types.ts';
import type { SeriesListItem } from '../../../series/types.ts';
import { words } from '../../language/index.ts';
import { endWords, scopeWords, stateWords } from '../../words/consent.ts';
import { EndDialog } from './end-dialog.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

interface ConsentTableProps {
  consents: ConsentsOfPatient;
  series: SeriesListItem[];
}

/** What counts today: one line for each use, and one more where something else was said of a series. */
export function ConsentTable({ consents, series }: ConsentTableProps) {
  const { table, identifiabilities } = words.consent;
  const [withdrawing, setWithdrawing] = useState<ConsentRecord | null>(null);
  const [ending, setEnding] = useState<ConsentRecord | null>(null);
  const recordOf = ({ recordId }: ConsentStanding) =>
    consents.records.find(({ id }) => id === recordId) ?? null;
  return (
    <>
      <Table className="panel stacked-table consent-table" verticalSpacing="sm" horizontalSpacing="md">
        <caption className="visually-hidden">{table.caption}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{table.use}</Table.Th>
            <Table.Th scope="col">{table.state}</Table.Th>
            <Table.Th scope="col">{table.howMuch}</Table.Th>
            <Table.Th scope="col">{table.until}</Table.Th>
            <Table.Th scope="col">
              <span className="visually-hidden">{table.action}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {consents.standings.map((standing) => {
            const record = recordOf(standing);
            const granted = standing.state === 'granted' ? record : null;
            const use = scopeWords(standing);
            return (
              <Table.Tr key={`${use} ${standing.seriesId}`}>
                <Table.Th scope="row">
                  {use}
                  {standing.seriesId && (
                    <span className="consent-series">
                      {table.series(series.find(({ id }) => id === standing.seriesId)?.name ?? '')}
                    </span>
                  )}
                </Table.Th>
                <Table.Td className={`consent-state consent-${standing.state}`}>
                  {stateWords(standing.state, record)}
                </Table.Td>
                <Table.Td data-label={table.howMuch}>
                  {granted?.identifiability && identifiabilities[granted.identifiability]}
                </Table.Td>
                <Table.Td data-label={table.until}>{granted && endWords(granted)}</Table.Td>
                <Table.Td className="consent-actions">
                  {granted && (
                    <GrantActions record={granted} use={use} onWithdraw={setWithdrawing} onEnd={setEnding} />
                  )}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      {withdrawing && (
        <WithdrawDialog
          record={withdrawing}
          standings={consents.standings}
          onClose={() => setWithdrawing(null)}
        />
      )}
      {ending && <EndDialog record={ending} onClose={() => setEnding(null)} />}
    </>
  );
}

interface GrantActionsProps {
  record: ConsentRecord;
  use: string;
  onWithdraw: (record: ConsentRecord) => void;
  onEnd: (record: ConsentRecord) => void;
}

function GrantActions({ record, use, onWithdraw, onEnd }: GrantActionsProps) {
  const { withdraw, end } = words.consent;
  return (
    <>
      {record.expiresOnEvent && (
        <Button variant="subtle" size="compact-sm" aria-label={end.label(use)} onClick={() => onEnd(record)}>
          {end.open}
        </Button>
      )}
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={withdraw.label(use)}
        onClick={() => onWithdraw(record)}
      >
        {withdraw.open}
      </Button>
    </>
  );
}
