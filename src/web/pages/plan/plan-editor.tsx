import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useReducer, useState } from 'react';
import type { Photo } from '../../../photos/types.ts';
import type { PlanVersion, Series } from '../../../series/types.ts';
import { proposedRegionsQuery } from '../../api/comparisons.ts';
import { words } from '../../language/index.ts';
import { SyntheticMark } from '../../parts/synthetic-mark.tsx';
import { Breadcrumbs, usePageHeading } from '../../shell/page.tsx';
import { formatDay } from '../../words/dates.ts';
import { viewTitle } from '../../words/views.ts';
import { CardSection } from './card-section.tsx';
import { PlanCanvas } from './plan-canvas.tsx';
import { draftOf, type Point } from './plan-draft.ts';
import { historyOf, reduceHistory } from './plan-history.ts';
import { ProposalsSection } from './proposals-section.tsx';
import { RegionList } from './region-list.tsx';
import { SaveSection } from './save-section.tsx';
import { ScaleSection } from './scale-section.tsx';
import { useUndoKeys } from './use-undo-keys.ts';
import { VersionsSection } from './versions-section.tsx';

interface PlanEditorProps {
  series: Series;
  photo: Photo;
  crumbs: { label: string; to: string }[];
}

/** Photo on the left, what is drawn on it on the right; saved as a whole, as the next version. */
export function PlanEditor({ series, photo, crumbs }: PlanEditorProps) {
  const [history, dispatch] = useReducer(reduceHistory, series.plan, historyOf);
  const [looked, setLooked] = useState<PlanVersion | null>(null);
  const [hint, setHint] = useState<Point[] | null>(null);
  // Nothing drawn yet: what can be proposed is what is wanted.
  const [wantsProposals, setWantsProposals] = useState(series.plan === null);
  const proposals = useQuery({ ...proposedRegionsQuery(photo.id), enabled: wantsProposals });
  const heading = usePageHeading(words.plan.titleOf(series.name));
  const draft = history.present;
  useUndoKeys(dispatch);
  const shown = useMemo(() => (looked ? draftOf(looked.plan) : draft), [looked, draft]);
  const hints = useMemo(
    () => [hint, proposals.data?.card ?? null].filter((outline) => outline !== null),
    [hint, proposals.data],
  );
  return (
    <div className="plan">
      <header className="plan-head">
        <div className="plan-words">
          <Breadcrumbs crumbs={crumbs} />
          <div className="page-title">
            <h1 ref={heading} tabIndex={-1} className="one-line">
              {words.plan.title}
            </h1>
            {series.synthetic && <SyntheticMark />}
          </div>
        </div>
        <div className="plan-undo">
          <Button
            variant="default"
            size="sm"
            disabled={history.past.length === 0}
            onClick={() => dispatch({ type: 'undo' })}
          >
            {words.plan.undo}
          </Button>
          <Button
            variant="default"
            size="sm"
            disabled={history.future.length === 0}
            onClick={() => dispatch({ type: 'redo' })}
          >
            {words.plan.redo}
          </Button>
          <p className="quiet">{words.plan.drawnOn(viewTitle(photo.view), formatDay(photo.takenOn))}</p>
        </div>
      </header>
      <section className="plan-table" aria-label={words.plan.baseline}>
        <PlanCanvas photo={photo} draft={shown} dispatch={dispatch} locked={looked !== null} hints={hints} />
        {looked && (
          <p className="plan-looked" role="status">
            {words.plan.versions.lookingAt(looked.version)}
          </p>
        )}
      </section>
      <section className="plan-side" aria-label={words.plan.side}>
        <details className="fold">
          <summary>{words.plan.howTitle}</summary>
          <p className="quiet">{words.plan.how}</p>
        </details>
        <ProposalsSection
          query={proposals}
          onLook={() => (wantsProposals ? void proposals.refetch() : setWantsProposals(true))}
          draft={draft}
          dispatch={dispatch}
          onHint={setHint}
        />
        <RegionList kind="treated" draft={draft} dispatch={dispatch} />
        <RegionList kind="reference" draft={draft} dispatch={dispatch} />
        <CardSection
          draft={draft}
          dispatch={dispatch}
          cardFound={proposals.data ? proposals.data.card !== null : null}
        />
        <ScaleSection photo={photo} draft={draft} dispatch={dispatch} />
        <VersionsSection
          seriesId={series.id}
          photoId={photo.id}
          looked={looked}
          onLook={setLooked}
          onRestore={(version) => {
            setLooked(null);
            dispatch({ type: 'replace', plan: version.plan });
          }}
        />
        <SaveSection series={series} photo={photo} draft={draft} />
      </section>
    </div>
  );
}
