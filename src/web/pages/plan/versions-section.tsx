import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { PlanVersion } from '../../../series/types.ts';
import { planVersionsQuery } from '../../api/comparisons.ts';
import { words } from '../../language/index.ts';
import { Failure } from '../../parts/failure.tsx';
import { formatDay } from '../../words/dates.ts';

interface VersionsSectionProps {
  seriesId: string;
  /** The photo that is drawn on: plans of another one can't be laid over it. */
  photoId: string;
  looked: PlanVersion | null;
  onLook: (version: PlanVersion | null) => void;
  onRestore: (version: PlanVersion) => void;
}

/** The plans the series had, to be looked at and to start from again. */
export function VersionsSection({ seriesId, photoId, looked, onLook, onRestore }: VersionsSectionProps) {
  const { versions } = words.plan;
  const query = useQuery(planVersionsQuery(seriesId));
  const items = query.data?.items ?? [];
  if (query.error) return <Failure error={query.error} onRetry={() => query.refetch()} />;
  if (items.length === 0) return null;
  return (
    <section className="section" aria-label={versions.title}>
      <h2>{versions.title}</h2>
      <ol className="plan-versions">
        {items.map((item, index) => {
          const isOpen = looked?.version === item.version;
          const fits = item.plan === null || item.photoId === null || item.photoId === photoId;
          return (
            <li key={item.version}>
              <span>
                {versions.version(item.version)}{' '}
                <span className="quiet">
                  {versions.saved(formatDay(item.at.slice(0, 10)), item.by)}
                  {index === 0 && versions.now}
                  {item.plan === null && versions.removed}
                  {!fits && versions.otherPhoto}
                </span>
              </span>
              {fits && item.plan && (
                <span className="plan-entry-buttons">
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={isOpen ? undefined : versions.lookAt(item.version)}
                    onClick={() => onLook(isOpen ? null : item)}
                  >
                    {isOpen ? versions.back : versions.look}
                  </Button>
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={versions.restoreThis(item.version)}
                    onClick={() => onRestore(item)}
                  >
                    {versions.restore}
                  </Button>
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
