import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Dispatch } from 'react';
import type { ProposedRegions } from '../../../comparisons/types.ts';
import { words } from '../../language/index.ts';
import { Failure } from '../../parts/failure.tsx';
import type { DraftRegion, PlanAction, PlanDraft, Point } from './plan-draft.ts';
import { rounded } from './scale-section.tsx';

interface ProposalsSectionProps {
  query: UseQueryResult<ProposedRegions>;
  onLook: () => void;
  draft: PlanDraft;
  dispatch: Dispatch<PlanAction>;
  /** Shows a proposal's outline on the photo while it is pointed at. */
  onHint: (outline: Point[] | null) => void;
}

/** What is found in the photo by itself, to be taken over one by one or all at once. */
export function ProposalsSection({ query, onLook, draft, dispatch, onHint }: ProposalsSectionProps) {
  const { proposals } = words.plan;
  const { data, error, isFetching } = query;
  const accept = (regions: ProposedRegions['regions']) => {
    onHint(null);
    dispatch({ type: 'accept', regions: regions.map(toRegion) });
  };
  return (
    <section className="section" aria-label={proposals.title}>
      <div>
        <h2>{proposals.title}</h2>
        <p className="quiet">{proposals.lead}</p>
      </div>
      {!data && !isFetching && !error && (
        <Button variant="default" size="sm" onClick={onLook}>
          {proposals.look}
        </Button>
      )}
      {isFetching && <p role="status">{proposals.looking}</p>}
      {error && !isFetching && <Failure error={error} onRetry={onLook} />}
      {data && data.regions.length === 0 && <p role="status">{proposals.nothing}</p>}
      {data && data.regions.length > 0 && (
        <>
          <ul className="plan-proposals">
            {data.regions.map((region) => (
              <li
                key={`${region.kind} ${region.name}`}
                onPointerEnter={() => onHint(region.polygon)}
                onPointerLeave={() => onHint(null)}
              >
                <span>
                  {region.name} <span className="quiet">{words.plan.kinds[region.kind]}</span>
                </span>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={(isTaken(draft, region) ? proposals.takenThis : proposals.acceptThis)(
                    region.name,
                  )}
                  disabled={isTaken(draft, region)}
                  onFocus={() => onHint(region.polygon)}
                  onBlur={() => onHint(null)}
                  onClick={() => accept([region])}
                >
                  {isTaken(draft, region) ? proposals.taken : proposals.accept}
                </Button>
              </li>
            ))}
          </ul>
          <Button
            variant="default"
            size="sm"
            disabled={data.regions.every((region) => isTaken(draft, region))}
            onClick={() => accept(data.regions.filter((region) => !isTaken(draft, region)))}
          >
            {proposals.acceptAll}
          </Button>
        </>
      )}
      {data?.scale && (
        <div className="plan-proposed-scale">
          <span>{proposals.scale[data.scale.source](rounded(data.scale.pixelsPerMm))}</span>
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() =>
              data.scale && dispatch({ type: 'scale', pixelsPerMm: rounded(data.scale.pixelsPerMm) })
            }
          >
            {proposals.useScale}
          </Button>
        </div>
      )}
    </section>
  );
}

const toRegion = ({ name, kind, polygon }: ProposedRegions['regions'][number]): Omit<DraftRegion, 'key'> => ({
  name,
  kind,
  points: polygon,
});

const isTaken = (draft: PlanDraft, { kind, name }: ProposedRegions['regions'][number]): boolean =>
  draft.regions.some((region) => region.kind === kind && region.name.trim() === name);
