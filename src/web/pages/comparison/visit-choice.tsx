import type { Photo } from '../../../photos/types.ts';
import { errorSentence } from '../../api/client.ts';
import { words } from '../../language/index.ts';
import { formatDay } from '../../words/dates.ts';

interface VisitChoiceProps {
  /** All photos of this view, oldest first. */
  photos: readonly Photo[];
  before: Photo;
  after: Photo;
  onChoose: (pair: { beforePhotoId: string; afterPhotoId: string }) => void;
  pending: boolean;
  error: Error | null;
}

/** Which two visits are compared; a pair that was never measured is measured then. */
export function VisitChoice({ photos, before, after, onChoose, pending, error }: VisitChoiceProps) {
  const { visits } = words.viewer;
  if (photos.length < 3) return null;
  return (
    <fieldset className="visit-choice" aria-label={visits.label} disabled={pending}>
      <label>
        {visits.before}
        <select
          value={before.id}
          onChange={({ currentTarget: { value } }) =>
            onChoose({ beforePhotoId: value, afterPhotoId: after.id })
          }
        >
          {photos.map((photo) => (
            <option key={photo.id} value={photo.id} disabled={!canPrecede(photo, after)}>
              {formatDay(photo.takenOn)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {visits.after}
        <select
          value={after.id}
          onChange={({ currentTarget: { value } }) =>
            onChoose({ beforePhotoId: before.id, afterPhotoId: value })
          }
        >
          {photos.map((photo) => (
            <option key={photo.id} value={photo.id} disabled={!canPrecede(before, photo)}>
              {formatDay(photo.takenOn)}
            </option>
          ))}
        </select>
      </label>
      {error && (
        <p role="alert" className="form-error">
          {errorSentence(error)}
        </p>
      )}
    </fieldset>
  );
}

const canPrecede = (before: Photo, after: Photo): boolean =>
  before.id !== after.id && before.takenOn <= after.takenOn;
