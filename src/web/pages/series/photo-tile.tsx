import { ActionIcon, Menu } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ComparisonSummary, SeriesDetail } from '../../../comparisons/types.ts';
import type { Photo } from '../../../photos/types.ts';
import { photoUrl, useRemovePhoto } from '../../api/series.ts';
import { IconDots } from '../../icons.ts';
import { words } from '../../language/index.ts';
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
  const name = words.visits.named(view, formatDay(photo.takenOn));
  const image = (
    <img
      src={photoUrl(photo.id, 'thumbnail')}
      alt={photo.synthetic ? words.visits.syntheticPhoto(name) : name}
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
          aria-label={words.visits.compare(name)}
        >
          {image}
        </Link>
      ) : (
        <a
          href={photoUrl(photo.id, 'preview')}
          target="_blank"
          rel="noreferrer"
          className="tile-photo"
          aria-label={words.visits.opens(name)}
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
        {isBaseline ? words.visits.baseline : comparison ? stateWords(comparison) : words.visits.notCompared}
      </p>
      {photo.frames.length > 0 && <p className="quiet">{words.visits.frames(photo.frames.length + 1)}</p>}
      {photo.overrideReason && <p className="quiet">{words.capture.overridden(photo.overrideReason)}</p>}
      {dialog === 'edit' && (
        <PhotoDialog photo={photo} views={detail.series.views} onClose={() => setDialog(null)} />
      )}
      {dialog === 'remove' && <RemovePhoto photo={photo} name={name} onClose={() => setDialog(null)} />}
    </div>
  );
}

function stateWords({ status, stage, comparability }: ComparisonSummary): string {
  if (status !== 'done') return shortStageWords(status, stage);
  if (comparability?.verdict === 'not-comparable') return words.visits.notComparable;
  return comparability?.verdict === 'limited' ? words.visits.comparedInPart : words.visits.compared;
}

interface PhotoMenuProps {
  name: string;
  onEdit: () => void;
  onRemove: () => void;
}

function PhotoMenu({ name, onEdit, onRemove }: PhotoMenuProps) {
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={words.visits.more(name)}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onEdit}>{words.visits.correct}</Menu.Item>
        <Menu.Item onClick={onRemove}>{words.visits.remove}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function RemovePhoto({ photo, name, onClose }: { photo: Photo; name: string; onClose: () => void }) {
  const remove = useRemovePhoto(photo.seriesId);
  return (
    <ConfirmDialog
      title={words.visits.removeTitle}
      confirmLabel={words.visits.remove}
      pending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(photo.id, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{words.visits.removeWhat(name)}</p>
    </ConfirmDialog>
  );
}
