import type { Overview } from '../../../overview/types.ts';
import { words } from '../../language/index.ts';
import { formatNumber } from '../../words/numbers.ts';
import { dueWords, itemWords } from '../../words/schedule.ts';
import { PlaceLine } from './place-line.tsx';

interface DueSectionProps {
  id: string;
  title: string;
  note?: string;
  list: Overview['overdue'];
  empty: string;
}

/** What the protocols ask for in one span of time, earliest first. */
export function DueSection({ id, title, note, list, empty }: DueSectionProps) {
  const hidden = list.total - list.items.length;
  return (
    <section className="section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {note && list.total > 0 && <p className="quiet">{note}</p>}
      {list.total === 0 ? (
        <p className="quiet">{empty}</p>
      ) : (
        <ul className="panel place-list">
          {list.items.map((line) => (
            <PlaceLine
              key={`${line.seriesId} ${line.item.kind} ${line.item.number ?? line.item.months}`}
              place={line}
              to={`/series/${line.seriesId}`}
            >
              <span>{itemWords(line.item)}</span> <span className="quiet">{dueWords(line.item)}</span>
            </PlaceLine>
          ))}
        </ul>
      )}
      {hidden > 0 && <p className="quiet">{words.overview.more(formatNumber(hidden))}</p>}
    </section>
  );
}
