import { ActionIcon, Menu } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ComparisonSummary, SeriesDetail } from '../../../comparisons/types.ts';
import type { Photo } from '../../../photos/types.ts';
import { photoUrl, useRemovePhoto } from '../../api/series.ts';
import { IconDots } from '../../icons.ts';
import { ConfirmDialog } from '../../parts/dialog.tsx';
import { formatDay } from '../../words/dates.ts';
import { shortStageWords } from '../../words/stages.ts';
import { viewTitle } from '../../words/views.ts';
import { PhotoDialog } from './photo-dialog.tsx';

/** One photo of a visit: what it is, and the way to its comparison. */
export function PhotoTile({ photo, detail }: { photo: Photo; detail: SeriesDetail }) {
  const [dialog, setDialog] = useState<'edit' | 'remove' | null>(null);
  const comparison = detail.comparisons.find(({ followUpPhotoId }) => followUpPhotoId === photo.id);
  const isBaseline = detail.comparisons.some(({ baselinePhotoId }) => baselinePhotoId === photo.id);
  const view = viewTitle(photo.view);
  const name = `${view}, ${formatDay(photo.takenOn)}`;
  const image = (
    <img
      src={photoUrl(photo.id, 'thumbnail')}
      alt={`${name}${photo.synthetic ? ', synthetic' : ''}`}
      loading="lazy"
      decoding="async"
    />
  );
  return (
    <div className="tile">
      {comparison ? (
        <Link
          to={`/comparisons/${comparison.id}`}
          className="tile-photo"
          aria-label={`Compare ${name} with baseline`}
        >
          {image}
        </Link>
      ) : (
        <a
          href={photoUrl(photo.id, 'preview')}
          target="_blank"
          rel="noreferrer"
          className="tile-photo"
          aria-label={`${name}, opens the photo`}
        >
          {image}
        </a>
      )}
      <div className="tile-words">
        <span className="one-line" title={view}>
          {view}
        </span>
        <PhotoMenu name={name} onEdit={() => setDialog('edit')} onRemove={() => setDialog('remove')} />
      </div>
      <p className="quiet one-line">
        {isBaseline ? 'Baseline' : comparison ? stateWords(comparison) : 'Not compared'}
      </p>
      {dialog === 'edit' && (
        <PhotoDialog photo={photo} views={detail.series.views} onClose={() => setDialog(null)} />
      )}
      {dialog === 'remove' && <RemovePhoto photo={photo} name={name} onClose={() => setDialog(null)} />}
    </div>
  );
}

function stateWords({ status, stage, comparability }: ComparisonSummary): string {
  if (status !== 'done') return shortStageWords(status, stage);
  if (comparability?.verdict === 'not-comparable') return 'Not comparable';
  return comparability?.verdict === 'limited' ? 'Compared in part' : 'Compared';
}

interface PhotoMenuProps {
  name: string;
  onEdit: () => void;
  onRemove: () => void;
}

function PhotoMenu({ name, onEdit, onRemove }: PhotoMenuProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`More for ${name}`}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onEdit}>Correct date or view</Menu.Item>
        <Menu.Item onClick={onRemove}>Remove photo</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function RemovePhoto({ photo, name, onClose }: { photo: Photo; name: string; onClose: () => void }) {
  const remove = useRemovePhoto(photo.seriesId);
  return (
    <ConfirmDialog
      title="Remove this photo?"
      confirmLabel="Remove photo"
      pending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(photo.id, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>
        {name} leaves the series, and its comparisons with it. If it is the baseline, the next earliest photo
        of this view becomes the baseline and everything is measured anew.
      </p>
    </ConfirmDialog>
  );
}
