import { useCallback } from 'react';
import type { ValidationReport } from '../../../imaging/phantom/benchmark/types.ts';
import { coverageRows, crossTalkMatrix, disturbanceMatrix } from '../../../reports/validation-charts.ts';
import { Chart } from '../../parts/chart.tsx';

type Charts = typeof import('../../../charts/index.ts');
type Options = { document: Document; width: number; id: string };

/** Dose-response of each metric, single disturbances, cross-talk, coverage. */
export function ValidationPlots({ report }: { report: ValidationReport }) {
  return (
    <>
      <section className="section" aria-labelledby="doses">
        <h2 id="doses">Read against true change</h2>
        <p className="quiet prose">
          Everything changed at once, each by an amount of its own. On the dashed line a reading is true; bars
          are 95 % intervals.
        </p>
        <div className="dose-charts">
          {report.metrics.map(({ metric, label, doses }) => (
            <figure className="panel plot" key={metric}>
              <figcaption>{label}</figcaption>
              <Plot
                id={`doses-${metric}`}
                minHeight={290}
                draw={(charts, options) => charts.doseResponseChart({ metricLabel: label, doses }, options)}
              />
            </figure>
          ))}
        </div>
      </section>
      <section className="section" aria-labelledby="disturbances">
        <h2 id="disturbances">One disturbance at a time</h2>
        <p className="quiet prose">
          What an unchanged pair reads when one thing differs strongly (2 sigma in both photos), as a share of
          half the smallest detectable change. Framed: more than 1. With *: what real photos have besides,
          without a target.
        </p>
        <div className="panel plot">
          <Plot
            id="disturbance-matrix"
            minHeight={480}
            draw={(charts, options) => charts.matrixChart(disturbanceMatrix(report), options)}
          />
        </div>
      </section>
      <div className="two-plots">
        <section className="section" aria-labelledby="cross-talk">
          <h2 id="cross-talk">Cross-talk</h2>
          <p className="quiet prose">
            d′ of each metric (row) when one thing (column) truly fell by 20 %. A metric’s own d′ stands
            without ground. Framed: 1 or more.
          </p>
          <div className="panel plot">
            <Plot
              id="cross-talk-matrix"
              minHeight={280}
              draw={(charts, options) => charts.matrixChart(crossTalkMatrix(report), options)}
            />
          </div>
        </section>
        <section className="section" aria-labelledby="coverage">
          <h2 id="coverage">Do the intervals keep their word?</h2>
          <p className="quiet prose">
            How often the 95 % interval held the true change; the bar says how sure that share is.
          </p>
          <div className="panel plot">
            <Plot
              id="coverage-chart"
              minHeight={400}
              draw={(charts, options) => charts.coverageChart(coverageRows(report), options)}
            />
          </div>
        </section>
      </div>
    </>
  );
}

interface PlotProps {
  id: string;
  minHeight: number;
  draw: (charts: Charts, options: Options) => string;
}

/** The report never changes while the page is open: a chart's id says what it draws. */
function Plot({ id, minHeight, draw }: PlotProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new function each time, and always the same drawing
  const load = useCallback(async () => {
    const charts = await import('../../../charts/index.ts');
    return (options: Options) => draw(charts, options);
  }, [id]);
  return <Chart load={load} id={id} minHeight={minHeight} />;
}
