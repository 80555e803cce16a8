import { Button } from '@mantine/core';
import { type DragEvent, useId, useRef, useState } from 'react';
import type { SeriesDetail } from '../../../comparisons/types.ts';
import { IconPhotoUp } from '../../icons.ts';
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
        <h2 id="upload">{empty ? 'Baseline photos' : 'Add photos'}</h2>
      </div>
      <DropArea onFiles={(files) => add(files, views[0] ?? 'frontal')} empty={empty} />
      {drafts.length > 0 && (
        <div className="panel">
          <ul className="upload-list" aria-label="Photos to add">
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
              <p className="quiet">Check date and view: a comparison is only as right as they are.</p>
              <Button
                onClick={() => void sendAll()}
                loading={sending}
                disabled={reading || waiting.some(noDate)}
              >
                Add {waiting.length} {waiting.length === 1 ? 'photo' : 'photos'}
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
      {!sending && added > 0 && `${added} ${added === 1 ? 'photo' : 'photos'} added`}
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
    if (event.dataTransfer.files.length > 0) onFiles(event.dataTransfer.files);
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
        <p>
          {empty
            ? 'Drop the photos taken before the first session here. Everything later is compared with them.'
            : 'Drop photos here.'}
        </p>
        <p className="quiet" id={hintId}>
          JPEG, HEIC, PNG, TIFF, WebP or AVIF, as they come from the camera, up to 50 MB each.
        </p>
      </div>
      <Button variant="default" onClick={() => input.current?.click()} aria-describedby={hintId}>
        Choose photos
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
