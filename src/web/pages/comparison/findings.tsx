import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { ComparisonDetail } from '../../../comparisons/types.ts';
import { comparabilitySentence, verdictStatement } from '../../../reports/verdict-sentence.ts';
import type { MetricWords } from '../../api/about.ts';
import { Statement } from '../../parts/statement.tsx';
import { notMeasurableWords } from '../../words/reasons.ts';
import { AnalysisState } from './analysis-state.tsx';
import { ForestChart } from './forest-chart.tsx';
import { MeasurementTable } from './measurement-table.tsx';
import { MethodDetails } from './method-details.tsx';
import { ReasonList } from './reason-list.tsx';

interface FindingsProps {
  detail: ComparisonDetail;
  metrics: MetricWords[];
}

/** What was measured, in words first; or why it was not. */
export function Findings({ detail, metrics }: FindingsProps) {
  const { comparison, healing, status } = detail;
  return (
    <section className="findings" aria-label="Measurements" data-scrolls>
      {status !== 'done' && <AnalysisState detail={detail} />}
      {status === 'done' && comparison && (
        <>
          {healing && (
            <p className="findings-healing healing">
              Taken in the healing window: this shows healing, not outcome. It is never counted as improvement
              or worsening.
            </p>
          )}
          {comparison.comparability.verdict !== 'not-comparable' && (
            <PrimaryOutcome detail={detail} metrics={metrics} />
          )}
          <Comparability detail={detail} />
          {comparison.measurements.length > 0 && (
            <>
              <MeasurementTable detail={detail} comparison={comparison} metrics={metrics} />
              <ForestChart detail={detail} comparison={comparison} metrics={metrics} />
            </>
          )}
          <ReasonList comparison={comparison} />
          <p>
            <Anchor href={`/api/comparisons/${detail.id}/report.html`} target="_blank" rel="noreferrer">
              Open the report
            </Anchor>
          </p>
          <MethodDetails comparison={comparison} metrics={metrics} />
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
      <h2>
        {metric.label}, {primary.region}
      </h2>
      <p>
        <Statement
          words={
            measured
              ? verdictStatement(measurement, metric, { healing })
              : notMeasurableWords(measurement?.reasons ?? comparison.comparability.reasons)
          }
          verdict={!measured ? 'not-measurable' : healing ? 'healing' : measurement.verdict}
        />
      </p>
      <p className="quiet">Primary outcome, fixed at baseline</p>
    </div>
  );
}

/** What an outlined plan mends. */
const planReasons: string[] = ['NO_FACE_NO_PLAN', 'NO_REFERENCE', 'SCALE_UNKNOWN'];

/** Whether this pair is fit to be compared; when it is not, that comes first and loudest. */
function Comparability({ detail }: { detail: ComparisonDetail }) {
  const comparability = detail.comparison?.comparability;
  if (!comparability) return null;
  const { reasons } = comparability;
  const refused = comparability.verdict === 'not-comparable';
  return (
    <div className={refused ? 'findings-refused' : 'findings-fit'}>
      {refused ? (
        <h2>{comparabilitySentence(comparability)}</h2>
      ) : (
        <p>{comparabilitySentence(comparability)}</p>
      )}
      {refused && <p>The photos are kept and stay in the series. For the next visit:</p>}
      {reasons.length > 0 && (
        <ul>
          {reasons.map((reason) => (
            <li key={reason.code + reason.message}>{reason.message}</li>
          ))}
        </ul>
      )}
      {reasons.some(({ code }) => planReasons.includes(code)) && (
        <Anchor component={Link} to={`/series/${detail.series.id}/plan`}>
          {detail.series.plan ? 'Edit the plan' : 'Outline a plan'}
        </Anchor>
      )}
    </div>
  );
}
