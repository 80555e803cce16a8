import { Progress } from '@mantine/core';
import type { ComparisonSummary } from '../../../comparisons/types.ts';
import { words } from '../../language/index.ts';
import { stageStep, stageWords } from '../../words/stages.ts';

const texts = words.series;

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
        {busy && texts.measuring(done, total)}
      </div>
      {busy && (
        <div className="panel analysis-progress screen-only">
          <p>
            <strong>{`${texts.measuring(done, total)}.`}</strong>{' '}
            {now
              ? texts.measuringNow(stageWords(now.status, now.stage), stageStep(now.stage))
              : texts.waiting}{' '}
            <span className="quiet">{texts.goesOn}</span>
          </p>
          <Progress
            value={(100 * done) / total}
            aria-label={texts.comparisonsDone}
            color="gray.6"
            size="sm"
          />
        </div>
      )}
    </>
  );
}
