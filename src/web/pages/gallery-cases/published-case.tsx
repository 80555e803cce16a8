import { Anchor, Button } from '@mantine/core';
import { useState } from 'react';
import type { ExportFile, GalleryCase } from '../../../gallery/types.ts';
import type { MetricWords } from '../../api/about.ts';
import { caseFileUrl } from '../../api/gallery.ts';
import { words } from '../../language/index.ts';
import { Statement } from '../../parts/statement.tsx';
import { SyntheticMark } from '../../parts/synthetic-mark.tsx';
import { formatDay, formatMoment } from '../../words/dates.ts';
import { CaseFactsList, consentWords, Fact } from './case-facts.tsx';
import { CasePictures } from './case-pictures.tsx';
import { caseSubject, metricOf, outcomeWords } from './case-words.ts';
import { CopyField } from './copy-field.tsx';
import { embedCode } from './embed.tsx';
import { endsSoon } from './ends-soon.ts';
import { TakeDownDialog } from './take-down-dialog.tsx';

interface PublishedCaseProps {
  shownCase: GalleryCase;
  metrics: readonly MetricWords[];
}

/** A case that is shown: where, until when, and how to use it or end it. */
export function PublishedCase({ shownCase, metrics }: PublishedCaseProps) {
  const { gallery } = words;
  const { facts, channel, identifiability, consentUntil, caption, overrideReason } = shownCase;
  const [isEnding, setIsEnding] = useState(false);
  const subject = caseSubject(facts);
  const soon = consentUntil !== null && endsSoon(shownCase);
  return (
    <article className="panel published-case">
      <CasePictures pictures={shownCase.pictures} subject={subject} />
      <div className="case-card-words">
        <div className="case-card-title">
          <h3>{subject}</h3>
          {facts.synthetic && <SyntheticMark />}
        </div>
        <p className="case-outcome">
          <Statement
            words={outcomeWords(facts.measurement, metricOf(metrics, facts.measurement.metric))}
            verdict={facts.measurement.verdict}
          />
        </p>
        {caption !== '' && <p className="case-caption">{caption}</p>}
        {overrideReason && (
          <p className="quiet">
            {gallery.overrideShown}
            {': '}
            {overrideReason}
          </p>
        )}
        <CaseFactsList facts={facts}>
          <Fact name={gallery.channel}>{gallery.channels[channel]}</Fact>
          <Fact name={gallery.seen}>{gallery.identifiabilities[identifiability]}</Fact>
          <Fact name={gallery.publishedAt}>
            {gallery.publishedBy(
              formatMoment(shownCase.publishedAt),
              shownCase.publishedBy ?? gallery.goneAccount,
            )}
          </Fact>
          <Fact name={gallery.consent}>
            {soon ? <strong>{gallery.endsSoon(formatDay(consentUntil))}</strong> : consentWords(consentUntil)}
          </Fact>
        </CaseFactsList>
        <CaseUses shownCase={shownCase} subject={subject} />
        <div className="case-card-action">
          {shownCase.publicUrl && (
            <Anchor href={shownCase.publicUrl} aria-label={gallery.about(gallery.publicPage, subject)}>
              {gallery.publicPage}
            </Anchor>
          )}
          <Button
            variant="default"
            aria-label={gallery.about(gallery.takeDown, subject)}
            onClick={() => setIsEnding(true)}
          >
            {gallery.takeDown}
          </Button>
        </div>
      </div>
      {isEnding && <TakeDownDialog caseId={shownCase.id} onClose={() => setIsEnding(false)} />}
    </article>
  );
}

/** What is taken out of a case, in the clinic's website or as files. */
function CaseUses({ shownCase, subject }: { shownCase: GalleryCase; subject: string }) {
  const { gallery } = words;
  return (
    <>
      {shownCase.publicUrl && (
        <details>
          <summary aria-label={gallery.about(gallery.embed, subject)}>{gallery.embed}</summary>
          <CopyField label={gallery.embedCode} value={embedCode(`/gallery/embed/${shownCase.slug}`)} />
        </details>
      )}
      <details>
        <summary aria-label={gallery.about(gallery.exports, subject)}>{gallery.exports}</summary>
        <p className="quiet">{gallery.exportsLead}</p>
        <ul className="case-files">
          {(Object.keys(gallery.files) as ExportFile[]).map((file) => (
            <li key={file}>
              <Anchor href={caseFileUrl(shownCase.id, file)} download>
                {gallery.files[file]}
              </Anchor>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
