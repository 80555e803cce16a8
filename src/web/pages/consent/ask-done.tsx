import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';
import { words } from '../../language/index.ts';
import { usePageHeading } from '../../shell/page.tsx';

/** Everything is saved; the device goes back. */
export function AskDone({ patientId }: { patientId: string }) {
  const { done } = words.consentForm;
  const navigate = useNavigate();
  const heading = usePageHeading(done.title);
  return (
    <div className="ask-step">
      <h1 ref={heading} tabIndex={-1}>
        {done.title}
      </h1>
      <p>{done.body}</p>
      <div>
        <Button variant="default" onClick={() => navigate(`/patients/${patientId}`)}>
          {done.leave}
        </Button>
      </div>
    </div>
  );
}
