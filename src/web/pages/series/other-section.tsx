import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { type Course, coursesOf, metricsOf } from '../../../comparisons/series-course.ts';
import type { SeriesDetail } from '../../../comparisons/types.ts';
import type { MetricWords } from '../../api/about.ts';
import { words } from '../../language/index.ts';
import { viewLabel } from '../../words/views.ts';
import { FigureTable } from './figure-table.tsx';
import { FiguresDisclosure } from './figures-disclosure.tsx';
import { MetricChart } from './metric-chart.tsx';

interface OtherSectionProps {
  detail: SeriesDetail;
  metrics: MetricWords[];
  /** Shown above already. */
  primary: { course: Course; metric: string };
}

/** Every metric of a chosen region, each with its figures. */
export function OtherSection({ detail, metrics, primary }: OtherSectionProps) {
  const courses = coursesOf(detail);
  const [chosen, setChosen] = useState('');
  const course = courses.find((one) => courseKey(one) === chosen) ?? courses[0]!;
  const isShownAbove = ({ name }: MetricWords) =>
    name === primary.metric && courseKey(course) === courseKey(primary.course);
  const shown = metricsOf(detail, metrics, course).filter((metric) => !isShownAbove(metric));
  return (
    <section className="section" aria-labelledby="others">
      <div className="section-head">
        <h2 id="others">{words.series.others}</h2>
        {courses.length > 1 && (
          <NativeSelect
            className="screen-only"
            aria-label={words.series.region}
            value={courseKey(course)}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={courses.map((one) => ({ value: courseKey(one), label: courseLabel(one, detail) }))}
          />
        )}
      </div>
      <div className="outcome-charts">
        {shown.map((metric) => (
          <div className="panel outcome-chart" key={metric.name}>
            <figure>
              <MetricChart detail={detail} metric={metric} course={course} minHeight={290} />
            </figure>
            <FiguresDisclosure chart={metric.label}>
              <FigureTable detail={detail} metric={metric} course={course} />
            </FiguresDisclosure>
          </div>
        ))}
      </div>
    </section>
  );
}

function courseLabel({ view, region }: Course, { series, comparisons }: SeriesDetail): string {
  const severalViews = new Set(comparisons.map((comparison) => comparison.view)).size > 1;
  const name = capitalise(region);
  const full = severalViews ? words.series.inView(name, viewLabel(view).toLowerCase()) : name;
  return region === series.primaryOutcome?.region ? words.series.primaryRegion(full) : full;
}

const courseKey = ({ view, region }: Course) => `${view}\n${region}`;
const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
