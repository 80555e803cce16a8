import { Progress } from '@mantine/core';
import { useRef } from 'react';
import type { ComparisonSummary } from '../../../comparisons/types.ts';
import { stageStep, stageWords } from '../../words/stages.ts';

/** What the analysis is doing while it is doing it, and how far it is. */
export function AnalysisProgress({ comparisons }: { comparisons: ComparisonSummary[] }) {
  const unfinished = comparisons.filter(({ status }) => status === 'queued' || status === 'running');
  const most = useRef(0);
  most.current = unfinished.length === 0 ? 0 : Math.max(most.current, unfinished.length);
  const running = unfinished.filter(({ status }) => status === 'running');
  const total = most.current;
  const done = total - unfinished.length;
  const now = running[0];
  return (
    <>
      <div role="status" className="visually-hidden">
        {total > 0 && `Measuring: ${done} of ${total} comparisons done`}
      </div>
      {total > 0 && (
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
