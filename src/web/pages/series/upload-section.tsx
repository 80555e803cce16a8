import { Button } from '@mantine/core';
import { type DragEvent, useId, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { SeriesDetail } from '../../../comparisons/types.ts';
import { IconPhotoUp } from '../../icons.ts';
import { words } from '../../language/index.ts';
import { droppedFiles } from './dropped-files.ts';
import { isSendable, useUploadDrafts } from './upload-drafts.ts';
import { UploadRow } from './upload-row.tsx';

const accepted = 'image/jpeg,image/png,image/webp,image/tiff,image/avif,image/heic,.heic,.heif,.tif,.tiff';

/** Photos in: drop or choose several, check date and view, then send. */
export function UploadSection({ detail }: { detail: SeriesDetail }) {
  const { series } = detail;
  const { drafts, add, change, remove, sendAll } = useUploadDrafts(series.id);
  const views = series.views;
  const waiting = drafts.filter(
    (draft) => draft.state === 'ready' || (draft.state === 'refused' && isSendable(draft)),
  );
  const sending = drafts.some(({ state }) => state === 'sending');
  const reading = waiting.some(({ dateFrom }) => dateFrom === 'reading');
  const empty = detail.visits.length === 0;

  return (
    <section className="section" aria-labelledby="upload">
      <div className="section-head">
        <h2 id="upload">{empty ? words.upload.baselineTitle : words.upload.title}</h2>
        {empty && (
          <Button variant="default" component={Link} to={`/series/${series.id}/capture`}>
            {words.visits.takePhotos}
          </Button>
        )}
      </div>
      <DropArea
        onFiles={(files) => add(files, views.length > 1 ? 'auto' : (views[0] ?? 'frontal'))}
        empty={empty}
      />
      {drafts.length > 0 && (
        <div className="panel">
          <ul className="upload-list" aria-label={words.upload.list}>
            {drafts.map((draft) => (
              <UploadRow
                key={draft.id}
                draft={draft}
                views={views}
                onChange={(changes) => change(draft.id, changes)}
                onRemove={() => remove(draft.id)}
              />
            ))}
          </ul>
          {(waiting.length > 0 || sending) && (
            <div className="upload-actions">
              <p className="quiet">{words.upload.check}</p>
              <Button
                onClick={() => void sendAll()}
                loading={sending}
                disabled={reading || waiting.some(noDate)}
              >
                {words.upload.add(waiting.length)}
              </Button>
            </div>
          )}
        </div>
      )}
      <UploadAnnouncement added={drafts.filter(({ state }) => state === 'added').length} sending={sending} />
    </section>
  );
}

const noDate = ({ takenOn }: { takenOn: string }) => takenOn === '';

function UploadAnnouncement({ added, sending }: { added: number; sending: boolean }) {
  return (
    <div role="status" className="visually-hidden">
      {!sending && added > 0 && words.upload.added(added)}
    </div>
  );
}

function DropArea({ onFiles, empty }: { onFiles: (files: Iterable<File>) => void; empty: boolean }) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const hintId = useId();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void droppedFiles(event.dataTransfer).then((files) => files.length > 0 && onFiles(files));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short cut; the button inside does the same
    <div
      className={over ? 'drop drop-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={drop}
    >
      <IconPhotoUp size={24} aria-hidden="true" />
      <div className="drop-words">
        <p>{empty ? words.upload.dropFirst : words.upload.drop}</p>
        <p className="quiet" id={hintId}>
          {words.upload.formats}
        </p>
      </div>
      <Button variant="default" onClick={() => input.current?.click()} aria-describedby={hintId}>
        {words.upload.choose}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={accepted}
        onChange={(event) => {
          const { files } = event.currentTarget;
          if (files && files.length > 0) onFiles([...files]);
          // The same file may be chosen again after a correction.
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
