import type { Overview } from '../../../overview/types.ts';
import { words } from '../../language/index.ts';
import { itemWords } from '../../words/schedule.ts';
import { PlaceLine } from './place-line.tsx';

/** Who is here today: with a photo or a session already, or with something due. */
export function TodaySection({ overview: { here, dueToday } }: { overview: Overview }) {
  const { overview: texts } = words;
  const waiting = dueToday.items.filter(({ seriesId }) => !here.some((one) => one.seriesId === seriesId));
  const dueOf = (seriesId: string) => dueToday.items.filter((line) => line.seriesId === seriesId);
  return (
    <section className="section" aria-labelledby="today">
      <h2 id="today">{texts.today}</h2>
      {here.length + waiting.length === 0 ? (
        <p className="quiet">{texts.nobodyToday}</p>
      ) : (
        <ul className="panel place-list">
          {here.map((place) => (
            <PlaceLine key={place.seriesId} place={place} to={`/series/${place.seriesId}`}>
              {[
                place.visit && texts.visitToday,
                place.session && texts.sessionToday,
                ...dueOf(place.seriesId).map(({ item }) => texts.dueToday(itemWords(item))),
              ]
                .filter(Boolean)
                .join(', ')}
            </PlaceLine>
          ))}
          {waiting.map((line) => (
            <PlaceLine
              key={`${line.seriesId} ${line.item.kind} ${line.item.months}`}
              place={line}
              to={`/series/${line.seriesId}`}
            >
              {texts.dueToday(itemWords(line.item))}
            </PlaceLine>
          ))}
        </ul>
      )}
    </section>
  );
}
