import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { ConsentChannel, Identifiability } from '../../../consent/types.ts';
import type { CandidateDetail } from '../../../gallery/types.ts';
import { aboutQuery, type MetricWords } from '../../api/about.ts';
import { candidateQuery, previewQuery } from '../../api/gallery.ts';
import { words } from '../../language/index.ts';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { SyntheticMark } from '../../parts/synthetic-mark.tsx';
import { Page } from '../../shell/page.tsx';
import { CaseFactsList, consentWords, Fact } from './case-facts.tsx';
import { CasePictures } from './case-pictures.tsx';
import { caseSubject } from './case-words.ts';
import { MeasuredSection } from './measured-section.tsx';
import { PublishForm } from './publish-form.tsx';
import { SelectionNotice } from './selection-notice.tsx';
import { TypicalSection } from './typical-section.tsx';
import './gallery.css';

/** One candidate: exactly what would be seen, what stands beside it, and the decision. */
export function PublishPage() {
  const { channel, comparisonId } = useParams() as { channel: ConsentChannel; comparisonId: string };
  const detail = useQuery(candidateQuery({ channel, comparisonId }));
  const { data: about } = useQuery(aboutQuery);
  const { gallery } = words;
  const subject = detail.data && caseSubject(detail.data.candidate);
  return (
    <Page
      title={subject ?? gallery.prepare}
      crumbs={[{ label: gallery.title, to: `/gallery-cases?channel=${channel}` }]}
      mark={detail.data?.candidate.synthetic && <SyntheticMark />}
      subtitle={gallery.publishOn(gallery.channels[channel])}
    >
      {detail.isPending && <Loading what={gallery.loadingCandidate} />}
      {detail.isError && <Failure error={detail.error} onRetry={() => detail.refetch()} />}
      {detail.data && <Publishing detail={detail.data} channel={channel} metrics={about?.metrics ?? []} />}
    </Page>
  );
}

interface PublishingProps {
  detail: CandidateDetail;
  channel: ConsentChannel;
  metrics: readonly MetricWords[];
}

function Publishing({ detail, channel, metrics }: PublishingProps) {
  const { gallery } = words;
  const { candidate, typicalOutcome } = detail;
  const [identifiability, setIdentifiability] = useState<Identifiability>('region-crop');
  const preview = useQuery(previewQuery({ comparisonId: candidate.comparisonId, channel, identifiability }));
  const subject = caseSubject(candidate);
  return (
    <div className="publish">
      <div className="publish-case">
        <section className="section" aria-labelledby="preview">
          <h2 id="preview">{gallery.preview}</h2>
          <p className="quiet">{gallery.previewLead}</p>
          <div className="publish-pictures" aria-busy={preview.isPending}>
            {preview.isPending && <Loading what={gallery.makingPreview} />}
            {preview.isError && <Failure error={preview.error} onRetry={() => preview.refetch()} />}
            {preview.data && <CasePictures pictures={preview.data.pictures} subject={subject} />}
          </div>
          <CaseFactsList facts={candidate}>
            <Fact name={gallery.consent}>{consentWords(candidate.consentUntil)}</Fact>
          </CaseFactsList>
        </section>
        <MeasuredSection facts={candidate} metrics={metrics} />
        <TypicalSection typical={typicalOutcome} metrics={metrics} />
        <SelectionNotice {...detail} />
      </div>
      <PublishForm
        candidate={candidate}
        channel={channel}
        identifiability={identifiability}
        onIdentifiability={setIdentifiability}
        preview={preview.data}
      />
    </div>
  );
}
