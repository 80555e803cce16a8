import { type ReactNode, useCallback, useMemo } from 'react';
import { type Course, chartData } from '../../../comparisons/series-course.ts';
import type { SeriesDetail } from '../../../comparisons/types.ts';
import { coarseTextureNote } from '../../../reports/verdict-sentence.ts';
import type { MetricWords } from '../../api/about.ts';
import { Chart, type Draw } from '../../parts/chart.tsx';
import { changeMarks } from '../../words/change-marks.ts';

interface MetricChartProps {
  detail: SeriesDetail;
  metric: MetricWords;
  course: Course;
  minHeight: number;
  height?: number;
  /** Under the chart, on its time axis. */
  children?: (width: number) => ReactNode;
}

/** The course of one metric in one region. */
export function MetricChart({ detail, metric, course, minHeight, height, children }: MetricChartProps) {
  const { view, region } = course;
  const data = useMemo(
    () => ({ ...chartData(detail, metric, { view, region }), changes: changeMarks(detail) }),
    [detail, metric, view, region],
  );
  const load = useCallback(async (): Promise<Draw> => {
    const { seriesChart } = await import('../../../charts/series-chart.ts');
    return (options) => seriesChart(data, { ...options, ...(height && { height }) });
  }, [data, height]);
  return (
    <>
      <Chart load={load} id={`course-${metric.name}`} minHeight={minHeight}>
        {children}
      </Chart>
      {metric.name === 'coarse-texture' && <p className="quiet">{coarseTextureNote}</p>}
    </>
  );
}
