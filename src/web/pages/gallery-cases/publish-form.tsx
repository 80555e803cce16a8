import { Button, Checkbox, Radio, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import type { ConsentChannel, Identifiability } from '../../../consent/types.ts';
import type { Candidate, CasePreview } from '../../../gallery/types.ts';
import { errorSentence } from '../../api/client.ts';
import { usePublishCase } from '../../api/gallery.ts';
import { words } from '../../language/index.ts';

interface PublishFormProps {
  candidate: Candidate;
  channel: ConsentChannel;
  identifiability: Identifiability;
  onIdentifiability: (chosen: Identifiability) => void;
  /** What is being decided about; nothing can be published unseen. */
  preview: CasePreview | undefined;
}

const mostCharacters = 500;

/** How much is seen, what is said, and publishing it. */
export function PublishForm(props: PublishFormProps) {
  const { candidate, channel, identifiability, onIdentifiability, preview } = props;
  const { gallery } = words;
  const navigate = useNavigate();
  const publish = usePublishCase();
  const [caption, setCaption] = useState('');
  const [showsDates, setShowsDates] = useState(false);
  const [reason, setReason] = useState('');
  const [reasonMissing, setReasonMissing] = useState(false);
  const needsReason = preview?.isMatched === false;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const overrideReason = needsReason ? reason.trim() : null;
    setReasonMissing(overrideReason === '');
    if (overrideReason === '') return;
    publish.mutate(
      { comparisonId: candidate.comparisonId, channel, identifiability, showsDates, caption, overrideReason },
      { onSuccess: ({ id }) => navigate('/gallery-cases/published', { state: { published: id } }) },
    );
  };
  return (
    <form
      className="panel publish-form"
      onSubmit={submit}
      aria-label={gallery.publishOn(gallery.channels[channel])}
    >
      <Stack gap="lg">
        <HowMuch most={candidate.identifiability} chosen={identifiability} onChoose={onIdentifiability} />
        {preview && (
          <Conditions preview={preview}>
            <Textarea
              label={gallery.override}
              description={gallery.overrideHint}
              error={reasonMissing && gallery.overrideNeeded}
              maxLength={mostCharacters}
              autosize
              minRows={2}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          </Conditions>
        )}
        <Textarea
          label={gallery.caption}
          description={gallery.captionHint}
          maxLength={mostCharacters}
          autosize
          minRows={2}
          value={caption}
          onChange={(event) => setCaption(event.currentTarget.value)}
        />
        <Checkbox
          label={gallery.showDates}
          description={gallery.showDatesHint}
          checked={showsDates}
          onChange={(event) => setShowsDates(event.currentTarget.checked)}
        />
        {candidate.changedAfterResults.length > 0 && <p>{gallery.changesShown}</p>}
        <p className="quiet">{gallery.resultsVary}</p>
        <div role="alert" className="form-error">
          {publish.error && errorSentence(publish.error)}
        </div>
        {candidate.caseId ? (
          <p>{gallery.already}</p>
        ) : (
          <Button type="submit" disabled={!preview} loading={publish.isPending}>
            {gallery.publishOn(gallery.channels[channel])}
          </Button>
        )}
      </Stack>
    </form>
  );
}

interface HowMuchProps {
  /** What the patient agreed to; the choices before it are open, too. */
  most: Identifiability;
  chosen: Identifiability;
  onChoose: (chosen: Identifiability) => void;
}

function HowMuch({ most, chosen, onChoose }: HowMuchProps) {
  const { gallery } = words;
  const choices = Object.keys(gallery.identifiabilities) as Identifiability[];
  return (
    <>
      <Radio.Group
        label={gallery.howMuch}
        value={chosen}
        onChange={(value) => onChoose(value as Identifiability)}
      >
        <Stack gap="sm" mt="xs">
          {choices.map((choice, place) => {
            const isOpen = place <= choices.indexOf(most);
            return (
              <Radio
                key={choice}
                value={choice}
                disabled={!isOpen}
                label={gallery.identifiabilities[choice]}
                description={isOpen ? gallery.identifiabilityNotes[choice] : gallery.beyondConsent}
              />
            );
          })}
        </Stack>
      </Radio.Group>
      <div role="status" className="publish-warning">
        {chosen === 'masked-face' && (
          <Warning title={gallery.maskWarningTitle}>{gallery.maskWarning}</Warning>
        )}
        {chosen === 'full-face' && <Warning title={gallery.faceWarningTitle}>{gallery.faceWarning}</Warning>}
      </div>
    </>
  );
}

function Warning({ title, children }: { title: string; children: string }) {
  return (
    <div className="notice">
      <h3>{title}</h3>
      <p>{children}</p>
    </div>
  );
}

/** @param children the reason for showing it all the same, where conditions do not match */
function Conditions({ preview, children }: { preview: CasePreview; children: React.ReactNode }) {
  const { gallery } = words;
  const { isMatched, facts } = preview;
  return (
    <section className="section" aria-labelledby="conditions">
      <h3 id="conditions">{gallery.conditions}</h3>
      {isMatched ? (
        <p>{gallery.matched}</p>
      ) : (
        <>
          <p>{gallery.conditionsLimited}</p>
          <ul className="publish-reasons">
            {facts.comparability.reasons.map(({ code, message }) => (
              <li key={code}>{message}</li>
            ))}
          </ul>
          {children}
        </>
      )}
    </section>
  );
}
