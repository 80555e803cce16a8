import { NativeSelect } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { coursesOf, metricsOf, regionsData } from '../../../comparisons/series-course.ts';
import type { SeriesDetail } from '../../../comparisons/types.ts';
import type { MetricWords } from '../../api/about.ts';
import { words } from '../../language/index.ts';
import { Chart, type Draw } from '../../parts/chart.tsx';
import { changeMarks } from '../../words/change-marks.ts';
import { FiguresDisclosure } from './figures-disclosure.tsx';
import { RegionsTable } from './regions-table.tsx';

interface RegionsSectionProps {
  detail: SeriesDetail;
  view: string;
  metrics: MetricWords[];
}

/** One metric in all regions of a view, on one scale. Nothing where there is only one region. */
export function RegionsSection({ detail, view, metrics }: RegionsSectionProps) {
  const courses = coursesOf(detail).filter((course) => course.view === view);
  const [chosen, setChosen] = useState('');
  const offered = metricsOf(detail, metrics, courses[0]!);
  const metric = offered.find(({ name }) => name === chosen) ?? offered[0]!;
  const data = useMemo(
    () => ({ ...regionsData(detail, metric, view), changes: changeMarks(detail) }),
    [detail, metric, view],
  );
  const load = useCallback(async (): Promise<Draw> => {
    const { regionsChart } = await import('../../../charts/regions-chart.ts');
    return (options) => regionsChart(data, options);
  }, [data]);
  if (courses.length < 2) return null;
  return (
    <section className="section" aria-labelledby="regions">
      <div className="section-head">
        <h2 id="regions">{words.series.regions}</h2>
        <NativeSelect
          className="screen-only"
          aria-label={words.series.metric}
          value={metric.name}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={offered.map(({ name, label }) => ({ value: name, label }))}
        />
      </div>
      <div className="panel outcome-chart">
        <figure>
          <Chart load={load} id="regions-chart" minHeight={380} />
        </figure>
        <FiguresDisclosure chart={words.series.regions}>
          <RegionsTable detail={detail} view={view} metric={metric} />
        </FiguresDisclosure>
      </div>
    </section>
  );
}
