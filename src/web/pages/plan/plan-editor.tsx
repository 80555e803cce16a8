import { Button } from '@mantine/core';
import { useReducer } from 'react';
import { useNavigate } from 'react-router';
import type { Photo } from '../../../photos/types.ts';
import type { Series } from '../../../series/types.ts';
import { errorSentence } from '../../api/client.ts';
import { useChangeSeries } from '../../api/series.ts';
import { numberOf } from '../../parts/number-of.ts';
import { SyntheticMark } from '../../parts/synthetic-mark.tsx';
import { Breadcrumbs, usePageHeading } from '../../shell/page.tsx';
import { formatDay } from '../../words/dates.ts';
import { viewTitle } from '../../words/views.ts';
import { PlanCanvas } from './plan-canvas.tsx';
import { draftOf, planOf, planProblem, reducePlan } from './plan-draft.ts';
import { RegionList } from './region-list.tsx';
import { ScaleSection } from './scale-section.tsx';

interface PlanEditorProps {
  series: Series;
  photo: Photo;
  crumbs: { label: string; to: string }[];
}

/** Photo on the left, regions and scale on the right; saved as a whole. */
export function PlanEditor({ series, photo, crumbs }: PlanEditorProps) {
  const [draft, dispatch] = useReducer(reducePlan, series.plan, draftOf);
  const heading = usePageHeading(`Plan: ${series.name}`);
  const navigate = useNavigate();
  const save = useChangeSeries(series.id);
  const problem = planProblem(draft);
  const empty = draft.regions.length === 0 && numberOf(draft.pixelsPerMm) === null;
  const send = () => {
    const plan = empty ? null : planOf(draft, series.plan);
    save.mutate(
      { version: series.version, plan, planPhotoId: plan === null ? null : photo.id },
      { onSuccess: () => navigate(`/series/${series.id}`) },
    );
  };
  return (
    <div className="plan">
      <header className="plan-head">
        <div className="plan-words">
          <Breadcrumbs crumbs={crumbs} />
          <div className="page-title">
            <h1 ref={heading} tabIndex={-1} className="one-line">
              Plan
            </h1>
            {series.synthetic && <SyntheticMark />}
          </div>
        </div>
        <p className="quiet">
          {viewTitle(photo.view)}, baseline, {formatDay(photo.takenOn)}
        </p>
      </header>
      <section className="plan-table" aria-label="Baseline photo">
        <PlanCanvas photo={photo} draft={draft} dispatch={dispatch} />
      </section>
      <section className="plan-side" aria-label="Regions and scale">
        <p className="quiet">
          Add a region, name it, then click round it on the photo. Points can be dragged; with the keyboard,
          reach them by Tab, move them by arrows and remove them by Delete.
        </p>
        <RegionList kind="treated" draft={draft} dispatch={dispatch} />
        <RegionList kind="reference" draft={draft} dispatch={dispatch} />
        <ScaleSection photo={photo} draft={draft} dispatch={dispatch} />
        <div className="plan-actions">
          {problem && <p className="quiet">{problem}</p>}
          <div role="alert" className="form-error">
            {save.error && errorSentence(save.error)}
          </div>
          <Button
            onClick={send}
            loading={save.isPending}
            disabled={problem !== null || (empty && !series.plan)}
          >
            {empty && series.plan ? 'Remove plan' : 'Save plan'}
          </Button>
          <p className="quiet">A changed plan measures the series anew.</p>
        </div>
      </section>
    </div>
  );
}
