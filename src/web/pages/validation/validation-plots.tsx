import { useCallback } from 'react';
import type { ValidationReport } from '../../../imaging/phantom/benchmark/types.ts';
import { coverageRows, crossTalkMatrix, disturbanceMatrix } from '../../../reports/validation-charts.ts';
import { words } from '../../language/index.ts';
import { Chart, type Draw } from '../../parts/chart.tsx';

type Charts = typeof import('../../../charts/index.ts');
type Options = Parameters<Draw>[0];

const texts = words.validation;

/** Dose-response of each metric, single disturbances, cross-talk, coverage. */
export function ValidationPlots({ report }: { report: ValidationReport }) {
  return (
    <>
      <section className="section" aria-labelledby="doses">
        <h2 id="doses">{texts.doses}</h2>
        <p className="quiet prose">{texts.dosesHow}</p>
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
        <h2 id="disturbances">{texts.disturbances}</h2>
        <p className="quiet prose">{texts.disturbancesHow}</p>
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
          <h2 id="cross-talk">{texts.crossTalk}</h2>
          <p className="quiet prose">{texts.crossTalkHow}</p>
          <div className="panel plot">
            <Plot
              id="cross-talk-matrix"
              minHeight={280}
              draw={(charts, options) => charts.matrixChart(crossTalkMatrix(report), options)}
            />
          </div>
        </section>
        <section className="section" aria-labelledby="coverage">
          <h2 id="coverage">{texts.coverage}</h2>
          <p className="quiet prose">{texts.coverageHow}</p>
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
