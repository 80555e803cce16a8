import { Link } from 'react-router';
import type { SeriesListItem } from '../../../series/types.ts';
import { SyntheticMark } from '../../parts/synthetic-mark.tsx';
import { formatDay } from '../../words/dates.ts';

/** A patient's series, one a row. */
export function SeriesList({ items }: { items: SeriesListItem[] }) {
  return (
    <ul className="series-list panel">
      {items.map((series) => (
        <li key={series.id}>
          <div className="series-list-words">
            <div className="series-list-name">
              <Link to={`/series/${series.id}`} className="one-line" title={series.name}>
                {series.name}
              </Link>
              {series.synthetic && <SyntheticMark />}
            </div>
            <p className="quiet one-line" title={series.indicationNote}>
              {[series.indicationNote, series.areas.join(', ')].filter(Boolean).join(', ') ||
                'No indication noted'}
            </p>
          </div>
          <dl className="series-list-facts">
            <div>
              <dt>Sessions</dt>
              <dd>{series.sessionCount}</dd>
            </div>
            <div>
              <dt>Visits</dt>
              <dd>{series.visitCount}</dd>
            </div>
            <div>
              <dt>Photos</dt>
              <dd className="number">
                {series.firstPhotoOn && series.lastPhotoOn
                  ? `${formatDay(series.firstPhotoOn)} to ${formatDay(series.lastPhotoOn)}`
                  : 'None yet'}
              </dd>
            </div>
          </dl>
        </li>
      ))}
    </ul>
  );
}
