import { Button, Modal } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ConsentScope } from '../../../consent/scopes.ts';
import type { ConsentText } from '../../../consent/types.ts';
import { words } from '../../language/index.ts';
import { ConfirmDialog } from '../../parts/dialog.tsx';
import { AskDone } from './ask-done.tsx';
import { AskReview } from './ask-review.tsx';
import type { Asked } from './ask-start.tsx';
import { AskStep } from './ask-step.tsx';
import { useAnswers } from './use-answers.ts';

interface AskFlowProps {
  patientId: string;
  asked: Asked;
  texts: ConsentText[];
  onStop: () => void;
}

/**
 * In the patient's hands: one scope a step, then all answers and the signature. It covers the whole screen, so that nothing else
 * of the clinic is in reach, and sends nothing before it is signed.
 */
export function AskFlow({ patientId, asked, texts, onStop }: AskFlowProps) {
  const { scopes, series } = asked;
  const answers = useAnswers({ patientId, asked, texts });
  const [stopping, setStopping] = useState(false);
  const { step, goTo } = answers;
  const top = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step begins at its beginning
  useEffect(() => {
    top.current?.scrollIntoView();
  }, [step]);
  const back = (scope: ConsentScope) => {
    const before = scopes[scopes.indexOf(scope) - 1];
    return before ? () => goTo(before) : null;
  };
  return (
    <Modal.Root
      opened
      fullScreen
      closeOnEscape={false}
      onClose={() => undefined}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Content aria-label={words.consentForm.title}>
        <Modal.Body>
          <div className="ask" ref={top}>
            {step === 'done' ? (
              <AskDone patientId={patientId} />
            ) : (
              <>
                <div className="ask-stop">
                  <Button variant="subtle" color="gray" onClick={() => setStopping(true)}>
                    {words.consentForm.stop}
                  </Button>
                </div>
                {step === 'review' ? (
                  <AskReview
                    answered={scopes.map((scope) => ({
                      text: answers.textOf(scope),
                      draft: answers.draftOf(scope),
                    }))}
                    pending={answers.pending}
                    error={answers.error}
                    onChange={goTo}
                    onSign={answers.sign}
                  />
                ) : (
                  <AskStep
                    key={step}
                    text={answers.textOf(step)}
                    seriesName={series?.name ?? null}
                    number={scopes.indexOf(step) + 1}
                    of={scopes.length}
                    draft={answers.draftOf(step)}
                    notice={answers.notice}
                    onChange={(change) => answers.change(step, change)}
                    onBack={back(step)}
                    onNext={answers.next}
                  />
                )}
              </>
            )}
          </div>
          {stopping && (
            <ConfirmDialog
              title={words.consentForm.stopTitle}
              confirmLabel={words.consentForm.stopConfirm}
              pending={false}
              error={null}
              onConfirm={onStop}
              onClose={() => setStopping(false)}
            >
              <p>{words.consentForm.stopWhat}</p>
            </ConfirmDialog>
          )}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
