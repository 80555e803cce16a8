import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { ComparisonDetail } from '../../../comparisons/types.ts';
import { comparabilitySentence, verdictStatement } from '../../../reports/verdict-sentence.ts';
import type { MetricWords } from '../../api/about.ts';
import { words } from '../../language/index.ts';
import { Statement } from '../../parts/statement.tsx';
import { browserLocale } from '../../words/locale.ts';
import { notMeasurableWords } from '../../words/reasons.ts';
import { AnalysisState } from './analysis-state.tsx';
import { ForestChart } from './forest-chart.tsx';
import { MeasurementTable, type Outlining } from './measurement-table.tsx';
import { MethodDetails } from './method-details.tsx';
import { NextVisit } from './next-visit.tsx';

interface FindingsProps {
  detail: ComparisonDetail;
  metrics: MetricWords[];
}

/** What was measured, in words first; or why it was not. */
export function Findings({ detail, metrics, outlining }: FindingsProps & { outlining: Outlining }) {
  const { asked, comparison, healing, status } = detail;
  return (
    <section className="findings" aria-label={words.viewer.measurements} data-scrolls>
      {asked && (
        <div className="findings-asked">
          <h2>{words.viewer.askedTitle}</h2>
          <p>{words.viewer.asked}</p>
        </div>
      )}
      {status !== 'done' && <AnalysisState detail={detail} />}
      {status === 'done' && comparison && (
        <>
          {healing && <p className="findings-healing healing">{words.viewer.healing}</p>}
          {!asked && comparison.comparability.verdict !== 'not-comparable' && (
            <PrimaryOutcome detail={detail} metrics={metrics} />
          )}
          <Comparability detail={detail} />
          {comparison.measurements.length > 0 && (
            <>
              <MeasurementTable
                detail={detail}
                comparison={comparison}
                metrics={metrics}
                outlining={outlining}
              />
              <ForestChart detail={detail} comparison={comparison} metrics={metrics} />
            </>
          )}
          {comparison.comparability.verdict !== 'not-comparable' && <NextVisit comparison={comparison} />}
          <p>
            <Anchor href={`/api/comparisons/${detail.id}/report.html`} target="_blank" rel="noreferrer">
              {words.viewer.report}
            </Anchor>
          </p>
          <MethodDetails detail={detail} comparison={comparison} metrics={metrics} />
        </>
      )}
    </section>
  );
}

/** The one question of the series, answered first. */
function PrimaryOutcome({ detail, metrics }: FindingsProps) {
  const { series, comparison, healing } = detail;
  const primary = series.primaryOutcome;
  const metric = metrics.find(({ name }) => name === primary?.metric);
  if (!primary || !metric || !comparison) return null;
  const measurement = comparison.measurements.find(
    (m) => m.metric === primary.metric && m.region === primary.region,
  );
  const measured = measurement && measurement.verdict !== 'not-measurable';
  return (
    <div className="findings-primary">
      <h2>{words.viewer.subject(metric.label, primary.region)}</h2>
      <p>
        <Statement
          words={
            measured
              ? verdictStatement(measurement, metric, { healing, locale: browserLocale })
              : notMeasurableWords(measurement?.reasons ?? comparison.comparability.reasons)
          }
          verdict={!measured ? 'not-measurable' : healing ? 'healing' : measurement.verdict}
        />
      </p>
      <p className="quiet">{words.viewer.primary}</p>
    </div>
  );
}

/** What an outlined plan mends. */
const planReasons: string[] = ['NO_FACE_NO_PLAN', 'NO_REFERENCE', 'SCALE_UNKNOWN'];

/** Whether this pair is fit to be compared; when it is not, that comes first and loudest, with what to do about it. */
function Comparability({ detail }: { detail: ComparisonDetail }) {
  const { asked, comparison, series } = detail;
  if (!comparison) return null;
  const { comparability } = comparison;
  const refused = comparability.verdict === 'not-comparable';
  const sentence = comparabilitySentence(comparability);
  return (
    <div className={refused ? 'findings-refused' : 'findings-fit'}>
      {refused ? <h2>{sentence}</h2> : <p>{sentence}</p>}
      {refused && <NextVisit comparison={comparison} />}
      {!asked && comparability.reasons.some(({ code }) => planReasons.includes(code)) && (
        <Anchor component={Link} to={`/series/${series.id}/plan`}>
          {series.plan ? words.viewer.editPlan : words.viewer.outlinePlan}
        </Anchor>
      )}
    </div>
  );
}
