import { Link } from 'react-router';
import { parseDay } from '../../../charts/calendar.ts';
import { seriesTimeAxis } from '../../../charts/series-layout.ts';
import { spread } from '../../../charts/spread.ts';
import type { SeriesChartData } from '../../../charts/types.ts';
import type { SeriesDetail } from '../../../comparisons/types.ts';
import { photoUrl } from '../../api/series.ts';
import { words } from '../../language/index.ts';
import { formatDay } from '../../words/dates.ts';
import { phaseWords } from '../../words/phases.ts';

interface PhotoStripProps {
  detail: SeriesDetail;
  view: string;
  /** The chart above, whose days the photos stand under. */
  data: SeriesChartData;
  width: number;
}

interface StripPhoto {
  id: string;
  day: string;
  phase: string;
  healing: boolean;
  comparisonId: string | null;
}

const [largest, smallest, gap, leaderHeight] = [72, 28, 4, 10];

/** The view's photos under their days; where days are closer than photos are wide, a line leads from one to the other. */
export function PhotoStrip({ detail, view, data, width }: PhotoStripProps) {
  const photos = photosOf(detail, view);
  const axis = seriesTimeAxis(data, width);
  const room = width - axis.left - axis.right;
  const pitch = Math.min(largest + gap, room / photos.length);
  const size = Math.max(smallest, pitch - gap);
  const days = photos.map(({ day }) => axis.x(parseDay(day)));
  const middles = spread(days, { gap: pitch, from: axis.left, to: width - size / 2 });
  return (
    <nav
      className="photo-strip"
      aria-label={words.series.photoStrip}
      style={{ width, height: size + leaderHeight }}
    >
      <svg width={width} height={leaderHeight} aria-hidden="true">
        {middles.map((middle, index) => (
          <line key={photos[index]!.id} x1={days[index]} y1="0" x2={middle} y2={leaderHeight} />
        ))}
      </svg>
      {photos.map((photo, index) => (
        <StripTile
          key={photo.id}
          photo={photo}
          place={{ left: middles[index]! - size / 2, top: leaderHeight, width: size, height: size }}
        />
      ))}
    </nav>
  );
}

type Place = Record<'left' | 'top' | 'width' | 'height', number>;

function StripTile({ photo, place }: { photo: StripPhoto; place: Place }) {
  const day = formatDay(photo.day);
  const source = photoUrl(photo.id, 'thumbnail');
  if (!photo.comparisonId) {
    const name = words.series.stripBaseline(day);
    return <img className="strip-tile" style={place} src={source} alt={name} title={name} />;
  }
  const name = words.series.stripPhoto(day, photo.phase);
  return (
    <Link
      to={`/comparisons/${photo.comparisonId}`}
      className={photo.healing ? 'strip-tile strip-tile-healing' : 'strip-tile'}
      style={place}
      aria-label={name}
      title={name}
    >
      <img src={source} alt="" />
    </Link>
  );
}

/** The baseline and every photo compared with it, by day. */
function photosOf({ visits, comparisons }: SeriesDetail, view: string): StripPhoto[] {
  const ofView = comparisons.filter((comparison) => comparison.view === view);
  return visits.flatMap((visit) =>
    visit.photos.flatMap((photo): StripPhoto[] => {
      const comparison = ofView.find(({ followUpPhotoId }) => followUpPhotoId === photo.id);
      const isBaseline = ofView.some(({ baselinePhotoId }) => baselinePhotoId === photo.id);
      if (!comparison && !isBaseline) return [];
      return [
        {
          id: photo.id,
          day: visit.date,
          phase: phaseWords(visit.phase, visit.daysSinceSession),
          healing: visit.healing,
          comparisonId: comparison?.id ?? null,
        },
      ];
    }),
  );
}
