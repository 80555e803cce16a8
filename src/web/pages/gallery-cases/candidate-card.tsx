import { Anchor, Button } from '@mantine/core';
import { useInViewport } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ConsentChannel } from '../../../consent/types.ts';
import type { Candidate } from '../../../gallery/types.ts';
import type { MetricWords } from '../../api/about.ts';
import { errorSentence } from '../../api/client.ts';
import { previewQuery } from '../../api/gallery.ts';
import { words } from '../../language/index.ts';
import { Statement } from '../../parts/statement.tsx';
import { SyntheticMark } from '../../parts/synthetic-mark.tsx';
import { CaseFactsList, consentWords, Fact } from './case-facts.tsx';
import { CasePictures } from './case-pictures.tsx';
import { caseSubject, metricOf, outcomeWords } from './case-words.ts';

interface CandidateCardProps {
  candidate: Candidate;
  channel: ConsentChannel;
  metrics: readonly MetricWords[];
}

/** A case that may be published: what was measured first, whatever it says. */
export function CandidateCard({ candidate, channel, metrics }: CandidateCardProps) {
  const { gallery } = words;
  const { comparisonId, measurement, comparability, caseId } = candidate;
  const subject = caseSubject(candidate);
  return (
    <article className="panel case-card">
      <LazyPictures comparisonId={comparisonId} channel={channel} subject={subject} />
      <div className="case-card-words">
        <div className="case-card-title">
          <h2>{subject}</h2>
          {candidate.synthetic && <SyntheticMark />}
        </div>
        <p className="case-outcome">
          <Statement
            words={outcomeWords(measurement, metricOf(metrics, measurement.metric))}
            verdict={measurement.verdict}
          />
        </p>
        <CaseFactsList facts={candidate}>
          <Fact name={gallery.conditions}>
            {comparability.verdict === 'comparable' ? gallery.matched : gallery.limited}
          </Fact>
          <Fact name={gallery.consent}>
            {`${gallery.identifiabilities[candidate.identifiability]}, ${consentWords(candidate.consentUntil)}`}
          </Fact>
        </CaseFactsList>
        <p className="case-card-action">
          {caseId ? (
            <>
              {gallery.alreadyThere}{' '}
              <Anchor component={Link} to="/gallery-cases/published">
                {gallery.seePublished}
              </Anchor>
            </>
          ) : (
            <Button
              component={Link}
              variant="default"
              to={`/gallery-cases/publish/${channel}/${comparisonId}`}
              aria-label={gallery.about(gallery.prepare, subject)}
            >
              {gallery.prepare}
            </Button>
          )}
        </p>
      </div>
    </article>
  );
}

interface LazyPicturesProps {
  comparisonId: string;
  channel: ConsentChannel;
  subject: string;
}

/** The treated region only, whatever more was agreed to; made when it comes into sight. */
function LazyPictures({ comparisonId, channel, subject }: LazyPicturesProps) {
  const { ref, inViewport } = useInViewport();
  const preview = useQuery({
    ...previewQuery({ comparisonId, channel, identifiability: 'region-crop' }),
    enabled: inViewport,
  });
  return (
    <div ref={ref} className="case-card-pictures">
      {preview.data && <CasePictures pictures={preview.data.pictures} subject={subject} />}
      {preview.isPending && <p>{words.gallery.making}</p>}
      {preview.isError && (
        <p>
          {words.gallery.noPicture}
          {': '}
          {errorSentence(preview.error)}
        </p>
      )}
    </div>
  );
}
