import { Button, Progress } from '@mantine/core';
import type { ComparisonDetail } from '../../../comparisons/types.ts';
import { useRetryComparison } from '../../api/series.ts';
import { Failure } from '../../parts/failure.tsx';
import { stageOrder, stageStep, stageWords } from '../../words/stages.ts';

/** While there is no result: what is being done, or what went wrong and what is safe. */
export function AnalysisState({ detail }: { detail: ComparisonDetail }) {
  const { status, stage, error, series, id } = detail;
  const retry = useRetryComparison(series.id);
  if (status === 'failed') {
    return (
      <div className="findings-refused">
        <h2>The measurement failed</h2>
        <p>{error?.message ?? 'The engine gave no reason.'}</p>
        <p>Both photos are safe, and nothing else in the series is touched.</p>
        <Button variant="default" onClick={() => retry.mutate(id)} loading={retry.isPending}>
          Measure again
        </Button>
        {retry.error && <Failure error={retry.error} />}
      </div>
    );
  }
  const step = stage ? stageOrder.indexOf(stage) + 1 : 0;
  return (
    <div className="findings-fit">
      <h2>{status === 'queued' ? 'Waiting to be measured' : 'Being measured'}</h2>
      <p role="status">
        {stageWords(status, stage)}
        {stage && `, ${stageStep(stage)}`}
      </p>
      <Progress
        value={(100 * step) / stageOrder.length}
        aria-label="Progress of the measurement"
        color="gray.6"
        size="sm"
      />
      <p className="quiet">
        The photos can be looked at meanwhile. You can leave this page; the measurement goes on.
      </p>
    </div>
  );
}
