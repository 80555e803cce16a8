import { useState } from 'react';
import type { ConsentScope } from '../../../consent/scopes.ts';
import type { ConsentText } from '../../../consent/types.ts';
import { ApiError } from '../../api/client.ts';
import { useReadConsentTexts, useSignConsent } from '../../api/consents.ts';
import { type AnswerDraft, answersOf, emptyDraft, missingIn } from './answer-draft.ts';
import type { Signed } from './ask-review.tsx';
import type { Asked } from './ask-start.tsx';

type Step = ConsentScope | 'review' | 'done';

interface AnswersOptions {
  patientId: string;
  asked: Asked;
  /** As they were at the start: what is signed is what was read. */
  texts: readonly ConsentText[];
}

/** A patient's answers from the first question to the signature. */
export function useAnswers({ patientId, asked: { scopes, series }, texts: first }: AnswersOptions) {
  const [texts, setTexts] = useState(first);
  const [drafts, setDrafts] = useState<Partial<Record<ConsentScope, AnswerDraft>>>({});
  const [step, setStep] = useState<Step>(scopes[0]!);
  const [notice, setNotice] = useState<string | null>(null);
  const signing = useSignConsent(patientId);
  const reload = useReadConsentTexts();
  const textOf = (scope: ConsentScope) => latestOf(texts, scope);
  const draftOf = (scope: ConsentScope) => drafts[scope] ?? emptyDraft;

  /** Somebody edited a text while it was read: that one is read and answered anew. */
  const readAnew = async ({ message }: ApiError) => {
    const { texts: fresh } = await reload();
    const changed = scopes.filter((scope) => latestOf(fresh, scope).sha256 !== textOf(scope).sha256);
    if (changed.length === 0) return;
    setTexts(fresh);
    setDrafts({ ...drafts, ...Object.fromEntries(changed.map((scope) => [scope, emptyDraft])) });
    setNotice(message);
    setStep(changed[0]!);
  };

  return {
    step,
    textOf,
    draftOf,
    notice,
    pending: signing.isPending,
    error: signing.error,
    goTo: setStep,
    change: (scope: ConsentScope, change: Partial<AnswerDraft>) =>
      setDrafts({ ...drafts, [scope]: { ...draftOf(scope), ...change } }),
    /** To what is not answered yet, or else to the review. */
    next: () => {
      setNotice(null);
      setStep(scopes.find((scope) => missingIn(scope, draftOf(scope))) ?? 'review');
    },
    sign: ({ signedName, signature }: Signed) =>
      signing.mutate(
        {
          source: 'screen',
          seriesId: series?.id ?? null,
          signedName,
          signature,
          answers: scopes.flatMap((scope) => answersOf(textOf(scope), draftOf(scope))),
        },
        {
          onSuccess: () => setStep('done'),
          onError: (error) => {
            if (error instanceof ApiError && error.code === 'CONFLICT') void readAnew(error);
          },
        },
      ),
  };
}

const latestOf = (texts: readonly ConsentText[], scope: ConsentScope): ConsentText =>
  texts.find((text) => text.scope === scope)!;
