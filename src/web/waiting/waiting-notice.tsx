import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sessionQuery } from '../api/session.ts';
import { words } from '../language/index.ts';
import { ConfirmDialog } from '../parts/dialog.tsx';
import { formatDay } from '../words/dates.ts';
import { viewTitle } from '../words/views.ts';
import { useSender, useWaiting } from './use-waiting.ts';
import type { WaitingCapture } from './waiting-store.ts';

/** Under the header: what is kept on this device because the server does not have it. Sends it meanwhile. */
export function WaitingNotice() {
  const userId = useQuery(sessionQuery).data?.user.id ?? '';
  useSender(userId);
  const { waiting, refused, ofOthers, sendAgain, remove } = useWaiting(userId);
  const [removing, setRemoving] = useState<WaitingCapture | null>(null);
  const { waiting: texts } = words.capture;
  return (
    <div role="status" className="connection">
      {waiting.length > 0 && <p>{texts.count(waiting.length)}</p>}
      {ofOthers > 0 && <p>{texts.ofOthers(ofOthers)}</p>}
      {refused.length > 0 && <p>{texts.refused(refused.length)}</p>}
      {refused.map((capture) => (
        <p key={capture.id}>
          {texts.refusedOne(viewTitle(capture.view), formatDay(capture.takenOn), capture.refusal ?? '')}{' '}
          <Button size="compact-sm" variant="default" onClick={() => void sendAgain(capture)}>
            {texts.sendAgain}
          </Button>{' '}
          <Button size="compact-sm" variant="default" onClick={() => setRemoving(capture)}>
            {texts.remove}
          </Button>
        </p>
      ))}
      {removing && (
        <ConfirmDialog
          title={texts.removeTitle}
          confirmLabel={texts.remove}
          pending={false}
          error={null}
          onConfirm={() => void remove(removing).then(() => setRemoving(null))}
          onClose={() => setRemoving(null)}
        >
          <p>{texts.removeWhat}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
