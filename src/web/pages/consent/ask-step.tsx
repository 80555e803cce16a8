import { Button } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { ConsentText } from '../../../consent/types.ts';
import { words } from '../../language/index.ts';
import { usePageHeading } from '../../shell/page.tsx';
import { type AnswerDraft, type Missing, missingIn } from './answer-draft.ts';
import { AnswerFields } from './answer-fields.tsx';

interface AskStepProps {
  text: ConsentText;
  /** Null: of all series. */
  seriesName: string | null;
  number: number;
  of: number;
  draft: AnswerDraft;
  /** Why they are here again. */
  notice: string | null;
  onChange: (change: Partial<AnswerDraft>) => void;
  onBack: (() => void) | null;
  onNext: () => void;
}

/** One scope: its text, then its answers. */
export function AskStep(props: AskStepProps) {
  const { text, seriesName, number, of, draft, notice, onChange, onBack, onNext } = props;
  const { consentForm: texts } = words;
  const heading = usePageHeading(text.title);
  const [missing, setMissing] = useState<Missing | null>(null);
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (missing)
      fields.current
        ?.querySelector<HTMLElement>('.mantine-InputWrapper-root:has(.mantine-InputWrapper-error) input')
        ?.focus();
  }, [missing]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const left = missingIn(text.scope, draft);
    setMissing(left);
    if (!left) onNext();
  };
  return (
    <form onSubmit={submit} noValidate className="ask-step">
      <p className="quiet">{texts.step(number, of)}</p>
      <h1 ref={heading} tabIndex={-1}>
        {text.title}
      </h1>
      {notice && (
        <p className="notice" role="alert">
          {notice}
        </p>
      )}
      <div className="consent-body">{text.body}</div>
      {seriesName !== null && <p>{texts.aboutSeries(seriesName)}</p>}
      <div ref={fields}>
        <AnswerFields
          scope={text.scope}
          draft={draft}
          missing={missing}
          onChange={(change) => {
            setMissing(null);
            onChange(change);
          }}
        />
      </div>
      <div role="alert" className="visually-hidden">
        {missing && texts.missing[missing]}
      </div>
      <div className="ask-buttons">
        {onBack ? (
          <Button variant="default" size="md" onClick={onBack}>
            {texts.back}
          </Button>
        ) : (
          <span />
        )}
        <Button type="submit" size="md">
          {texts.next}
        </Button>
      </div>
    </form>
  );
}
