import { Progress } from '@mantine/core';
import type { ComparisonSummary } from '../../../comparisons/types.ts';
import { stageStep, stageWords } from '../../words/stages.ts';

/** What the analysis is doing while it is doing it, and how far it is. */
export function AnalysisProgress({ comparisons }: { comparisons: ComparisonSummary[] }) {
  const isUnfinished = ({ status }: ComparisonSummary) => status === 'queued' || status === 'running';
  const busy = comparisons.some(isUnfinished);
  const total = comparisons.length;
  const done = comparisons.filter((comparison) => !isUnfinished(comparison)).length;
  const now = comparisons.find(({ status }) => status === 'running');
  return (
    <>
      <div role="status" className="visually-hidden">
        {busy && `Measuring: ${done} of ${total} comparisons done`}
      </div>
      {busy && (
        <div className="panel analysis-progress">
          <p>
            <strong>
              Measuring: {done} of {total} {total === 1 ? 'comparison' : 'comparisons'} done.
            </strong>{' '}
            {now
              ? `${stageWords(now.status, now.stage)}${now.stage ? ` (${stageStep(now.stage)})` : ''}.`
              : 'Waiting for its turn.'}{' '}
            <span className="quiet">You can leave this page; it goes on.</span>
          </p>
          <Progress value={(100 * done) / total} aria-label="Comparisons done" color="gray.6" size="sm" />
        </div>
      )}
    </>
  );
}
