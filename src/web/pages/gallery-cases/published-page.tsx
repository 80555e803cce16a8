import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'react-router';
import { aboutQuery } from '../../api/about.ts';
import { contactSheetUrl, galleryCasesQuery } from '../../api/gallery.ts';
import { words } from '../../language/index.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { BestCaseNotice } from './best-case-notice.tsx';
import { EmbedWhole } from './embed.tsx';
import { EndedCases } from './ended-cases.tsx';
import { endsSoon } from './ends-soon.ts';
import { GalleryFrame } from './gallery-frame.tsx';
import { PublishedCase } from './published-case.tsx';

/** What is shown now, and what was. */
export function PublishedPage() {
  const { gallery } = words;
  const cases = useQuery(galleryCasesQuery);
  const { data: about } = useQuery(aboutQuery);
  const metrics = about?.metrics ?? [];
  const justPublished = (useLocation().state as { published?: string } | null)?.published;
  const { published: shown = [], ended = [] } = cases.data ?? {};
  const isEmpty = shown.length + ended.length === 0;
  const expiring = shown.filter(endsSoon).length;
  return (
    <GalleryFrame title={gallery.published} lead={gallery.publishedLead}>
      {justPublished && (
        <p className="notice" role="status">
          {gallery.justPublished}
        </p>
      )}
      {cases.isPending && <Loading what={gallery.loadingPublished} />}
      {cases.isError && <Failure error={cases.error} onRetry={() => cases.refetch()} />}
      {cases.data && isEmpty && (
        <Empty
          title={gallery.nonePublished}
          action={
            <Anchor component={Link} to="/gallery-cases">
              {gallery.findCases}
            </Anchor>
          }
        >
          {gallery.nonePublishedWhy}
        </Empty>
      )}
      {!isEmpty && (
        <section className="section" aria-labelledby="shown">
          <div className="section-head">
            <h2 id="shown">{gallery.shownNow}</h2>
            {shown.some(({ channel }) => channel === 'in-clinic-screen') && (
              <Button
                component="a"
                variant="default"
                href={contactSheetUrl}
                title={gallery.contactSheetLead}
                download
              >
                {gallery.contactSheet}
              </Button>
            )}
          </div>
          {cases.data?.bestCaseChannels.map((channel) => (
            <BestCaseNotice
              key={channel}
              title={gallery.bestCasesOn(gallery.channels[channel].toLowerCase())}
            >
              {gallery.bestCasesTogether}
            </BestCaseNotice>
          ))}
          {expiring > 0 && <p className="notice">{gallery.expiring(expiring)}</p>}
          {shown.length === 0 && <p className="quiet">{gallery.noneShown}</p>}
          {shown.length > 0 && (
            <ul className="published-cases">
              {shown.map((shownCase) => (
                <li key={shownCase.id}>
                  <PublishedCase shownCase={shownCase} metrics={metrics} />
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
      {shown.some(({ publicUrl }) => publicUrl) && <EmbedWhole />}
      {ended.length > 0 && <EndedCases cases={ended} />}
    </GalleryFrame>
  );
}
