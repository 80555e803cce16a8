import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Course, chartData, coursesOf, metricsOf } from '../../../comparisons/series-course.ts';
import type { SeriesDetail } from '../../../comparisons/types.ts';
import { aboutQuery, type MetricWords } from '../../api/about.ts';
import { words } from '../../language/index.ts';
import { formatDay, today } from '../../words/dates.ts';
import { lastOutcomeChange } from '../../words/judged-by.ts';
import { FigureTable } from './figure-table.tsx';
import { MetricChart } from './metric-chart.tsx';
import { OtherSection } from './other-section.tsx';
import { PhotoStrip } from './photo-strip.tsx';
import { RegionsSection } from './regions-section.tsx';
import { VerdictBanner } from './verdict-banner.tsx';

/** What came of it: the verdict, the primary outcome's course with its photos and figures, all regions, all metrics. */
export function OutcomeSection({ detail }: { detail: SeriesDetail }) {
  const about = useQuery(aboutQuery);
  if (!about.data || detail.visits.length === 0) return null;
  const { metrics } = about.data;
  const course = coursesOf(detail)[0];
  const first = course && metricsOf(detail, metrics, course)[0];
  return (
    <>
      <VerdictBanner detail={detail} metrics={metrics} />
      {course && first && (
        <>
          <PrimarySection detail={detail} course={course} metric={first} />
          <RegionsSection detail={detail} view={course.view} metrics={metrics} />
          <OtherSection detail={detail} metrics={metrics} primary={{ course, metric: first.name }} />
        </>
      )}
    </>
  );
}

interface PrimarySectionProps {
  detail: SeriesDetail;
  course: Course;
  metric: MetricWords;
}

function PrimarySection({ detail, course, metric }: PrimarySectionProps) {
  const data = useMemo(() => chartData(detail, metric, course), [detail, metric, course]);
  return (
    <section className="section" aria-labelledby="outcome">
      <h2 id="outcome" className="outcome-head">
        {words.series.outcome} <span className="quiet">{outcomeNote(detail, course, metric)}</span>
      </h2>
      <div className="panel outcome-primary">
        <figure>
          <MetricChart detail={detail} metric={metric} course={course} minHeight={400} height={320}>
            {(width) => <PhotoStrip detail={detail} view={course.view} data={data} width={width} />}
          </MetricChart>
        </figure>
        <FigureTable detail={detail} course={course} metric={metric} />
      </div>
    </section>
  );
}

/** Since when this is the primary outcome; nothing when it is none. */
function outcomeNote({ series, outcomeChanges }: SeriesDetail, course: Course, metric: MetricWords) {
  const { primaryOutcome } = series;
  if (primaryOutcome?.metric !== metric.name || primaryOutcome.region !== course.region) return null;
  const changed = lastOutcomeChange(outcomeChanges);
  return changed
    ? words.series.fixedLater(formatDay(today(new Date(changed.at))))
    : words.series.fixedAtBaseline;
}
