import { Button, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TakeDownItem } from '../../../gallery/types.ts';
import { galleryCasesQuery, takeDownsQuery, useMarkTakenAway } from '../../api/gallery.ts';
import { words } from '../../language/index.ts';
import { ConfirmDialog } from '../../parts/dialog.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { formatMoment } from '../../words/dates.ts';
import { caseSubject } from './case-words.ts';
import { GalleryFrame } from './gallery-frame.tsx';

/** What left the clinic, and what of it has to be taken away. */
export function TakeDownsPage() {
  const { gallery } = words;
  const list = useQuery(takeDownsQuery);
  const items = list.data?.items ?? [];
  const due = items.filter(isDue).length;
  const { data: cases } = useQuery(galleryCasesQuery);
  const subjects = new Map([
    ...(cases?.published.map(({ id, facts }) => [id, caseSubject(facts)] as const) ?? []),
    ...(cases?.ended.map(({ id, ...about }) => [id, caseSubject(about)] as const) ?? []),
  ]);
  return (
    <GalleryFrame title={gallery.takeDowns} lead={gallery.takeDownsLead}>
      {list.isPending && <Loading what={gallery.loadingTakeDowns} />}
      {list.isError && <Failure error={list.error} onRetry={() => list.refetch()} />}
      {list.data && items.length === 0 && <Empty title={gallery.noTakeDowns}>{gallery.noTakeDownsWhy}</Empty>}
      {due > 0 && <p className="notice">{gallery.dueCount(due)}</p>}
      {items.length > 0 && <TakeDownTable items={items} subjects={subjects} />}
    </GalleryFrame>
  );
}

const isDue = ({ dueSince, doneAt }: TakeDownItem): boolean => dueSince !== null && doneAt === null;

interface TakeDownTableProps {
  items: readonly TakeDownItem[];
  /** Of each case, by its id. */
  subjects: ReadonlyMap<string, string>;
}

function TakeDownTable({ items, subjects }: TakeDownTableProps) {
  const { gallery } = words;
  const [asked, setAsked] = useState<TakeDownItem | null>(null);
  return (
    <div className="panel table-scroll">
      <Table className="stacked-table gallery-table" verticalSpacing="xs" horizontalSpacing="md">
        <caption className="visually-hidden">{gallery.takeDownsCaption}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{gallery.what}</Table.Th>
            <Table.Th scope="col">{gallery.channel}</Table.Th>
            <Table.Th scope="col">{gallery.exported}</Table.Th>
            <Table.Th scope="col">{gallery.state}</Table.Th>
            <Table.Th scope="col">
              <span className="visually-hidden">{gallery.markDone}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <Table.Tr key={item.id}>
              <Table.Td>
                <strong>{gallery.whats[item.what]}</strong>
                <p className="quiet">{subjects.get(item.caseId)}</p>
              </Table.Td>
              <Table.Td data-label={gallery.channel}>{gallery.channels[item.channel]}</Table.Td>
              <Table.Td data-label={gallery.exported}>
                {gallery.publishedBy(formatMoment(item.exportedAt), item.exportedBy ?? gallery.goneAccount)}
              </Table.Td>
              <Table.Td data-label={gallery.state}>{stateWords(item)}</Table.Td>
              <Table.Td>
                {isDue(item) && (
                  <Button
                    variant="default"
                    size="compact-sm"
                    aria-label={gallery.about(gallery.markDone, gallery.whats[item.what])}
                    onClick={() => setAsked(item)}
                  >
                    {gallery.markDone}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {asked && <MarkDoneDialog item={asked} onClose={() => setAsked(null)} />}
    </div>
  );
}

function MarkDoneDialog({ item, onClose }: { item: TakeDownItem; onClose: () => void }) {
  const mark = useMarkTakenAway();
  return (
    <ConfirmDialog
      title={words.gallery.markDoneTitle}
      confirmLabel={words.gallery.markDone}
      pending={mark.isPending}
      error={mark.error}
      onConfirm={() => mark.mutate(item.id, { onSuccess: onClose })}
      onClose={onClose}
    >
      {words.gallery.markDoneWhy}
    </ConfirmDialog>
  );
}

function stateWords({ dueSince, doneAt, doneBy }: TakeDownItem): string {
  const { gallery } = words;
  if (doneAt) return gallery.done(formatMoment(doneAt), doneBy ?? gallery.goneAccount);
  return dueSince ? gallery.due(formatMoment(dueSince)) : gallery.mayStay;
}
