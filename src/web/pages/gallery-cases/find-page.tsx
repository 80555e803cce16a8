import { Anchor, Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { aboutQuery } from '../../api/about.ts';
import { candidatesQuery } from '../../api/gallery.ts';
import { words } from '../../language/index.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { CandidateCard } from './candidate-card.tsx';
import { CandidateFilters } from './candidate-filters.tsx';
import { searchOf } from './candidate-search.ts';
import { GalleryFrame } from './gallery-frame.tsx';

/** Where marketing starts: cases whose patients agreed to be shown in a place. */
export function FindPage() {
  const { gallery } = words;
  const [parameters, setParameters] = useSearchParams();
  const search = searchOf(parameters);
  const candidates = useInfiniteQuery(candidatesQuery(search));
  const { data: about } = useQuery(aboutQuery);
  const items = candidates.data?.pages.flatMap((page) => page.items) ?? [];
  const isNarrowed = Object.keys(search).length > 1;
  return (
    <GalleryFrame title={gallery.title} lead={gallery.findLead}>
      <CandidateFilters
        parameters={parameters}
        metrics={about?.metrics ?? []}
        onChange={(changed) => setParameters(changed, { replace: true })}
      />
      <p role="status" className="quiet gallery-found">
        {items.length > 0 && gallery.found(items.length, candidates.hasNextPage)}
      </p>
      {candidates.isPending && <Loading what={gallery.searching} />}
      {candidates.isError && <Failure error={candidates.error} onRetry={() => candidates.refetch()} />}
      {candidates.data && items.length === 0 && (
        <Empty
          title={isNarrowed ? gallery.foundNone : gallery.noneYet}
          action={
            isNarrowed ? (
              <Button variant="default" onClick={() => setParameters({ channel: search.channel })}>
                {gallery.clear}
              </Button>
            ) : (
              <Anchor component={Link} to="/how-good-is-it">
                {gallery.meanwhile}
              </Anchor>
            )
          }
        >
          {isNarrowed ? gallery.foundNoneWhy : gallery.noneYetWhy}
        </Empty>
      )}
      {items.length > 0 && (
        <ul className="case-cards">
          {items.map((candidate) => (
            <li key={candidate.comparisonId}>
              <CandidateCard candidate={candidate} channel={search.channel} metrics={about?.metrics ?? []} />
            </li>
          ))}
        </ul>
      )}
      {candidates.hasNextPage && (
        <Button
          variant="default"
          className="gallery-more"
          loading={candidates.isFetchingNextPage}
          onClick={() => candidates.fetchNextPage()}
        >
          {gallery.more}
        </Button>
      )}
    </GalleryFrame>
  );
}
