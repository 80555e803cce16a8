import { ActionIcon, NativeSelect, Progress, TextInput } from '@mantine/core';
import { useState } from 'react';
import { IconCheck, IconX } from '../../icons.ts';
import { words } from '../../language/index.ts';
import { formatDay, today } from '../../words/dates.ts';
import { viewLabel } from '../../words/views.ts';
import { isSendable, type UploadDraft } from './upload-drafts.ts';

interface UploadRowProps {
  draft: UploadDraft;
  views: string[];
  onChange: (change: Partial<UploadDraft>) => void;
  onRemove: () => void;
}

/** One file on its way into the series. */
export function UploadRow({ draft, views, onChange, onRemove }: UploadRowProps) {
  const { file, state, takenOn, view, dateFrom, progress, error } = draft;
  const editable = state === 'ready' || state === 'refused';
  return (
    <li className="upload-row">
      <Preview url={draft.url} />
      <div className="upload-name">
        <p className="one-line" title={file.name}>
          {file.name}
        </p>
        <p className="quiet number">{formatBytes(file.size)}</p>
        {error && (
          <p className="form-error" role="alert">
            {error}
          </p>
        )}
        {state === 'sending' && (
          <Progress
            value={progress * 100}
            size="sm"
            color="gray.6"
            aria-label={words.upload.sending(file.name)}
          />
        )}
        {(state === 'added' || state === 'duplicate') && (
          <p className="upload-done">
            <IconCheck size={16} aria-hidden="true" />
            {doneWords(draft)}
          </p>
        )}
      </div>
      {editable && (
        <>
          {isSendable(draft) && (
            <>
              <TextInput
                className="upload-field"
                type="date"
                size="sm"
                label={words.upload.takenOn}
                description={words.upload.dates[dateFrom]}
                inputWrapperOrder={['label', 'input', 'description']}
                max={today()}
                required
                withAsterisk={false}
                value={takenOn}
                onChange={(event) => onChange({ takenOn: event.currentTarget.value, dateFrom: 'typed' })}
              />
              <NativeSelect
                className="upload-field"
                size="sm"
                label={words.upload.view}
                value={view}
                onChange={(event) => onChange({ view: event.currentTarget.value })}
                data={[
                  ...(views.length > 1 ? [{ value: 'auto', label: words.upload.autoView }] : []),
                  ...views.map((value) => ({ value, label: viewLabel(value) })),
                ]}
              />
            </>
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            className="upload-leave"
            aria-label={words.upload.leaveOut(file.name)}
            onClick={onRemove}
          >
            <IconX size={16} />
          </ActionIcon>
        </>
      )}
    </li>
  );
}

function doneWords({ state, takenOn, view, answer }: UploadDraft): string {
  const day = formatDay(takenOn);
  if (state === 'duplicate') return words.upload.duplicate(day);
  if (answer?.viewSource === 'face') return words.upload.addedByFace(day, viewLabel(view));
  if (answer?.viewSource === 'order') return words.upload.addedByOrder(day, viewLabel(view));
  return words.upload.addedTo(day, viewLabel(view));
}

function Preview({ url }: { url: string }) {
  // Not every browser shows HEIC or TIFF; the server does after the upload.
  const [shown, setShown] = useState(true);
  return (
    <div className="upload-preview">{shown && <img src={url} alt="" onError={() => setShown(false)} />}</div>
  );
}

function formatBytes(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
