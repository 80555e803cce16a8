import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { Photo } from '../../../photos/types.ts';
import type { Series } from '../../../series/types.ts';
import { ApiError, errorSentence } from '../../api/client.ts';
import { planVersionsQuery } from '../../api/comparisons.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { useChangeSeries } from '../../api/series.ts';
import { words } from '../../language/index.ts';
import { draftOf, type PlanDraft, planOf, planProblem } from './plan-draft.ts';

interface SaveSectionProps {
  series: Series;
  photo: Photo;
  draft: PlanDraft;
}

/** What saving would do, said before it is done; what stands against it; and the button. */
export function SaveSection({ series, photo, draft }: SaveSectionProps) {
  const { save } = words.plan;
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const change = useChangeSeries(series.id);
  const versions = useQuery(planVersionsQuery(series.id));
  const problem = planProblem(draft);
  const plan = planOf(draft, series.plan);
  const unchanged = JSON.stringify(plan) === JSON.stringify(planOf(draftOf(series.plan), series.plan));
  const concerned = new Set([photo.id, ...(series.planPhotoId ? [series.planPhotoId] : [])]);
  const measuredAnew = [...concerned].reduce(
    (sum, photoId) => sum + (versions.data?.comparisonsOn[photoId] ?? 0),
    0,
  );
  const isConflict = change.error instanceof ApiError && change.error.status === 409;
  const send = () =>
    change.mutate(
      { version: series.version, plan, planPhotoId: plan === null ? null : photo.id },
      {
        onSuccess: () => void navigate(`/series/${series.id}`),
        // What somebody else saved is fetched; the draft stays, and the next try knows of it.
        onError: () => void queryClient.invalidateQueries({ queryKey: queryKeys.series(series.id) }),
      },
    );
  return (
    <section className="plan-actions" aria-label={save.title}>
      {problem && <p className="quiet">{problem}</p>}
      {!problem && missesPrimary(series, draft) && (
        <p className="plan-warning">{save.missesPrimary(series.primaryOutcome?.region ?? '')}</p>
      )}
      <div role="alert" className="form-error">
        {change.error && errorSentence(change.error)}
        {isConflict && ` ${save.draftKept}`}
      </div>
      <Button onClick={send} loading={change.isPending} disabled={problem !== null || unchanged}>
        {plan === null && series.plan ? save.remove : isConflict ? save.asNewer : save.save}
      </Button>
      <p className="quiet" role="status">
        {unchanged ? save.unchanged : versions.data ? save.measures(measuredAnew) : ''}
      </p>
    </section>
  );
}

/** Where regions are outlined, only those are measured: the primary outcome's must be among them. */
function missesPrimary({ primaryOutcome }: Series, { regions }: PlanDraft): boolean {
  const treated = regions.filter(({ kind }) => kind === 'treated');
  return (
    primaryOutcome !== null &&
    treated.length > 0 &&
    !treated.some(({ name }) => name.trim() === primaryOutcome.region)
  );
}
