import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { SeriesDetail } from '../../../comparisons/types.ts';
import type { VisitWithPhotos } from '../../../photos/types.ts';
import type { Session } from '../../../series/types.ts';
import { words } from '../../language/index.ts';
import { formatDay } from '../../words/dates.ts';
import { phaseWords } from '../../words/phases.ts';
import { PhotoTile } from './photo-tile.tsx';
import { VisitStateLine } from './visit-state-line.tsx';

type Moment = { visit: VisitWithPhotos } | { session: Session; number: number };

/** Visits with their photos and the sessions between them, in the order of time. */
export function VisitSection({ detail }: { detail: SeriesDetail }) {
  if (detail.visits.length === 0) return null;
  return (
    <section className="section" aria-labelledby="visits">
      <div className="section-head">
        <h2 id="visits">{words.visits.title}</h2>
        {detail.noPhotosSince === null && (
          <Button variant="default" component={Link} to={`/series/${detail.series.id}/capture`}>
            {words.visits.takePhotos}
          </Button>
        )}
      </div>
      {/* Scrolls sideways, so it must be reachable by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys */}
      <section className="strip panel" tabIndex={0} aria-label={words.visits.strip}>
        <ol>
          {momentsOf(detail).map((moment) =>
            'visit' in moment ? (
              <VisitColumn key={moment.visit.id} visit={moment.visit} detail={detail} />
            ) : (
              <SessionTick key={moment.session.id} session={moment.session} number={moment.number} />
            ),
          )}
        </ol>
      </section>
    </section>
  );
}

function momentsOf({ visits, sessions }: SeriesDetail): Moment[] {
  const moments: { date: string; rank: number; moment: Moment }[] = [
    ...visits.map((visit) => ({ date: visit.date, rank: 0, moment: { visit } })),
    ...[...sessions]
      .sort((a, b) => a.date.localeCompare(b.date))
      .map((session, index) => ({ date: session.date, rank: 1, moment: { session, number: index + 1 } })),
  ];
  // Photos of a session's day are usually taken before it.
  return moments.sort((a, b) => a.date.localeCompare(b.date) || a.rank - b.rank).map(({ moment }) => moment);
}

function VisitColumn({ visit, detail }: { visit: VisitWithPhotos; detail: SeriesDetail }) {
  const views = detail.series.views;
  const rank = (view: string) => (views.includes(view) ? views.indexOf(view) : views.length);
  const photos = [...visit.photos].sort((a, b) => rank(a.view) - rank(b.view));
  return (
    <li className={visit.healing ? 'strip-visit healing' : 'strip-visit'}>
      <h3 className="number">{formatDay(visit.date)}</h3>
      <p className="quiet one-line" title={visit.note}>
        {phaseWords(visit.phase, visit.daysSinceSession)}
      </p>
      <VisitStateLine visit={visit} detail={detail} />
      <div className="strip-photos">
        {photos.map((photo) => (
          <PhotoTile key={photo.id} photo={photo} detail={detail} />
        ))}
      </div>
    </li>
  );
}

function SessionTick({ session, number }: { session: Session; number: number }) {
  const facts = [session.device, session.needleDepthMm && words.visits.depth(session.needleDepthMm)]
    .filter(Boolean)
    .join(', ');
  return (
    <li className="strip-session" title={facts}>
      <span className="strip-session-words">
        {words.visits.session(number)}
        <span className="quiet number">{formatDay(session.date)}</span>
      </span>
    </li>
  );
}
