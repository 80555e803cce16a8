import { Button, Progress } from '@mantine/core';
import type { ComparisonDetail } from '../../../comparisons/types.ts';
import { useRetryComparison } from '../../api/series.ts';
import { words } from '../../language/index.ts';
import { Failure } from '../../parts/failure.tsx';
import { stageOrder, stageStep, stageWords } from '../../words/stages.ts';

/** While there is no result: what is being done, or what went wrong and what is safe. */
export function AnalysisState({ detail }: { detail: ComparisonDetail }) {
  const { status, stage, error, series, id } = detail;
  const retry = useRetryComparison(series.id);
  if (status === 'failed') {
    return (
      <div className="findings-refused">
        <h2>{words.viewer.failedTitle}</h2>
        <p>{error?.message ?? words.viewer.noReason}</p>
        <p>{words.viewer.failedSafe}</p>
        <Button variant="default" onClick={() => retry.mutate(id)} loading={retry.isPending}>
          {words.viewer.again}
        </Button>
        {retry.error && <Failure error={retry.error} />}
      </div>
    );
  }
  const step = stage ? stageOrder.indexOf(stage) + 1 : 0;
  return (
    <div className="findings-fit">
      <h2>{status === 'queued' ? words.viewer.queuedTitle : words.viewer.runningTitle}</h2>
      <p role="status">{words.viewer.stage(stageWords(status, stage), stageStep(stage))}</p>
      <Progress
        value={(100 * step) / stageOrder.length}
        aria-label={words.viewer.progress}
        color="gray.6"
        size="sm"
      />
      <p className="quiet">{words.viewer.meanwhile}</p>
    </div>
  );
}
