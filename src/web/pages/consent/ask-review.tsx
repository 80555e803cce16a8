import { Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import type { ConsentScope, ConsentText, Signature } from '../../../consent/types.ts';
import { errorSentence } from '../../api/client.ts';
import { words } from '../../language/index.ts';
import { usePageHeading } from '../../shell/page.tsx';
import { formatDay, today } from '../../words/dates.ts';
import type { AnswerDraft } from './answer-draft.ts';
import { AnswerWords } from './answer-words.tsx';
import { SignatureField } from './signature-field.tsx';

export interface Signed {
  signedName: string;
  signature: Signature | null;
}

interface AskReviewProps {
  answered: { text: ConsentText; draft: AnswerDraft }[];
  pending: boolean;
  error: Error | null;
  onChange: (scope: ConsentScope) => void;
  onSign: (signed: Signed) => void;
}

/** Everything that was decided, then name and signature. */
export function AskReview({ answered, pending, error, onChange, onSign }: AskReviewProps) {
  const { review } = words.consentForm;
  const heading = usePageHeading(review.title);
  const nameField = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const [signature, setSignature] = useState<Signature | null>(null);
  const [typedOnly, setTypedOnly] = useState(false);
  const [tried, setTried] = useState(false);
  const nameMissing = name.trim().length < 2;
  const signatureMissing = !typedOnly && signature === null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (nameMissing) nameField.current?.focus();
    if (nameMissing || signatureMissing) return;
    onSign({ signedName: name.trim(), signature: typedOnly ? null : signature });
  };
  return (
    <form onSubmit={submit} noValidate className="ask-step">
      <h1 ref={heading} tabIndex={-1}>
        {review.title}
      </h1>
      <p>{review.lead}</p>
      <ul className="ask-answers">
        {answered.map(({ text, draft }) => (
          <li key={text.scope}>
            <div>
              <h2>{text.title}</h2>
              <AnswerWords scope={text.scope} draft={draft} />
            </div>
            <Button
              variant="default"
              aria-label={review.changeOf(text.title)}
              onClick={() => onChange(text.scope)}
            >
              {review.change}
            </Button>
          </li>
        ))}
      </ul>
      <TextInput
        ref={nameField}
        label={review.name}
        size="md"
        required
        maxLength={120}
        autoComplete="off"
        error={tried && nameMissing && review.nameMissing}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {!typedOnly && <SignatureField signature={signature} onChange={setSignature} />}
      <Checkbox
        size="md"
        label={review.typedOnly}
        checked={typedOnly}
        onChange={(event) => {
          setTypedOnly(event.currentTarget.checked);
          setSignature(null);
        }}
      />
      <p className="quiet">{review.date(formatDay(today()))}</p>
      <div role="alert" className="form-error">
        {tried && signatureMissing && review.signatureMissing}
        {error && !nameMissing && !signatureMissing && errorSentence(error)}
      </div>
      <div className="ask-buttons">
        <Button variant="default" size="md" onClick={() => onChange(answered.at(-1)!.text.scope)}>
          {words.consentForm.back}
        </Button>
        <Button type="submit" size="md" loading={pending}>
          {review.sign}
        </Button>
      </div>
    </form>
  );
}
