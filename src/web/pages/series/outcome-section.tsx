import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { SeriesDetail } from '../../../comparisons/types.ts';
import { coarseTextureNote } from '../../../reports/verdict-sentence.ts';
import { aboutQuery, type MetricWords } from '../../api/about.ts';
import { Chart } from '../../parts/chart.tsx';
import { type Course, chartData, coursesOf, metricsOf } from '../../words/series-points.ts';
import { viewLabel } from '../../words/views.ts';
import { CourseTable } from './course-table.tsx';

/** The course of every metric in the chosen region: the primary outcome first and larger, then the others, then figures. */
export function OutcomeSection({ detail }: { detail: SeriesDetail }) {
  const about = useQuery(aboutQuery);
  const courses = coursesOf(detail);
  const [chosen, setChosen] = useState<string | null>(null);
  const course = courses.find((c) => courseKey(c) === chosen) ?? courses[0];
  if (!about.data || !course) return null;

  const primary = detail.series.primaryOutcome;
  const [first, ...others] = metricsOf(detail, about.data.metrics, course);
  if (!first) return null;
  const isPrimary = primary?.metric === first.name && primary.region === course.region;
  const severalViews = new Set(courses.map(({ view }) => view)).size > 1;

  return (
    <section className="section" aria-labelledby="outcome">
      <div className="section-head">
        <h2 id="outcome">Change since baseline</h2>
        {courses.length > 1 && (
          <NativeSelect
            aria-label="Region"
            value={courseKey(course)}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={courses.map((c) => ({
              value: courseKey(c),
              label: `${capitalise(c.region)}${severalViews ? `, ${viewLabel(c.view).toLowerCase()}` : ''}${
                c.region === primary?.region ? ' (primary)' : ''
              }`,
            }))}
          />
        )}
      </div>
      <div className="outcome-charts">
        <figure className="panel outcome-chart outcome-chart-first">
          {isPrimary && <figcaption className="quiet">Primary outcome, fixed at baseline</figcaption>}
          <SeriesChart detail={detail} metric={first} course={course} minHeight={360} />
        </figure>
        {others.map((metric) => (
          <figure className="panel outcome-chart" key={metric.name}>
            <SeriesChart detail={detail} metric={metric} course={course} minHeight={280} />
          </figure>
        ))}
      </div>
      <CourseTable detail={detail} course={course} metrics={[first, ...others]} />
    </section>
  );
}

interface SeriesChartProps {
  detail: SeriesDetail;
  metric: MetricWords;
  course: Course;
  minHeight: number;
}

function SeriesChart({ detail, metric, course, minHeight }: SeriesChartProps) {
  const { view, region } = course;
  const data = useMemo(() => chartData(detail, metric, { view, region }), [detail, metric, view, region]);
  const load = useCallback(async () => {
    const { seriesChart } = await import('../../../charts/series-chart.ts');
    return (options: { document: Document; width: number; id: string }) => seriesChart(data, options);
  }, [data]);
  return (
    <>
      <Chart load={load} id={`course-${metric.name}`} minHeight={minHeight} />
      {metric.name === 'coarse-texture' && <figcaption className="quiet">{coarseTextureNote}</figcaption>}
    </>
  );
}

const courseKey = ({ view, region }: Course) => `${view}\n${region}`;
const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
