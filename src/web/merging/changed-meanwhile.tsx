import { Button, Table } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { words } from '../language/index.ts';
import { isSame } from './merge-changes.ts';
import type { Meeting } from './use-merging-form.ts';
import './merging.css';

interface ChangedMeanwhileProps<D extends object> {
  meeting: Meeting<D> | null;
  draft: D;
  labels: Record<keyof D, string>;
  /** A field's value in words. */
  show: (draft: D, field: keyof D) => string;
  /** Puts a value into the form. */
  onTake: (change: Partial<D>) => void;
}

/** Somebody else saved first: both sides of what both changed, and what was taken over from them. */
export function ChangedMeanwhile<D extends object>(props: ChangedMeanwhileProps<D>) {
  const { meeting, draft, labels, show, onTake } = props;
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (meeting) notice.current?.focus();
  }, [meeting]);
  if (!meeting) return null;
  const { merging } = words;
  const { message, theirs, clashes, taken } = meeting;
  return (
    <div className="notice changed-meanwhile" ref={notice} tabIndex={-1} role="alert">
      <p>
        <strong>{message}</strong>
      </p>
      {taken.length > 0 && <p>{merging.taken(taken.map((field) => labels[field]).join(', '))}</p>}
      {clashes.length > 0 && (
        <div className="table-scroll">
          <Table verticalSpacing="xs" className="changed-meanwhile-table">
            <caption>{merging.both}</caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{merging.field}</Table.Th>
                <Table.Th scope="col">{merging.yours}</Table.Th>
                <Table.Th scope="col">{merging.theirs}</Table.Th>
                <Table.Th scope="col">
                  <span className="visually-hidden">{merging.choose}</span>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {clashes.map((field) => (
                <Table.Tr key={String(field)}>
                  <Table.Th scope="row">{labels[field]}</Table.Th>
                  <Table.Td data-label={merging.yours}>{show(draft, field) || merging.nothing}</Table.Td>
                  <Table.Td data-label={merging.theirs}>{show(theirs, field) || merging.nothing}</Table.Td>
                  <Table.Td>
                    {isSame(draft[field], theirs[field]) ? (
                      <span className="quiet">{merging.takenTheirs}</span>
                    ) : (
                      <Button
                        variant="default"
                        size="compact-sm"
                        aria-label={merging.takeTheirsOf(labels[field])}
                        onClick={() => onTake({ [field]: theirs[field] } as unknown as Partial<D>)}
                      >
                        {merging.takeTheirs}
                      </Button>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      <p className="quiet">{merging.saveAgain}</p>
    </div>
  );
}
