import type { SeriesDetail } from '../../../comparisons/types.ts';
import { IconCheck } from '../../icons.ts';
import { words } from '../../language/index.ts';
import { viewTitle } from '../../words/views.ts';

interface ViewListProps {
  detail: SeriesDetail;
  taken: Set<string>;
  /** Null once all are taken. */
  current: string | null;
  onChoose: (view: string) => void;
}

/** The series' views: which are taken, which is next; any can be taken again. */
export function ViewList({ detail, taken, current, onChoose }: ViewListProps) {
  return (
    <nav className="capture-views" aria-label={words.capture.views}>
      <ol>
        {detail.series.views.map((view) => (
          <li key={view}>
            <button
              type="button"
              className="capture-view"
              aria-current={view === current ? 'step' : undefined}
              onClick={() => onChoose(view)}
            >
              <span className="one-line" title={viewTitle(view)}>
                {viewTitle(view)}
              </span>
              {taken.has(view) && (
                <span className="quiet capture-taken">
                  <IconCheck size={16} aria-hidden="true" /> {words.capture.takenMark}
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
