import { Link } from 'react-router';
import type { SeriesListItem } from '../../../series/types.ts';
import { words } from '../../language/index.ts';
import { SyntheticMark } from '../../parts/synthetic-mark.tsx';
import { formatDay } from '../../words/dates.ts';
import { indicationWords } from '../../words/indication.ts';

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
            <p className="quiet one-line" title={indicationWords(series)}>
              {indicationWords(series)}
            </p>
          </div>
          <dl className="series-list-facts">
            <div>
              <dt>{words.patient.sessions}</dt>
              <dd>{series.sessionCount}</dd>
            </div>
            <div>
              <dt>{words.patient.visits}</dt>
              <dd>{series.visitCount}</dd>
            </div>
            <div>
              <dt>{words.patient.photos}</dt>
              <dd className="number">
                {series.firstPhotoOn && series.lastPhotoOn
                  ? words.patient.fromTo(formatDay(series.firstPhotoOn), formatDay(series.lastPhotoOn))
                  : words.patient.noPhotos}
              </dd>
            </div>
          </dl>
        </li>
      ))}
    </ul>
  );
}
