import { Button } from '@mantine/core';
import { ApiError, errorSentence } from '../api/client.ts';
import { words } from '../language/index.ts';

interface FailureProps {
  error: unknown;
  onRetry?: () => void;
  /** What is safe, when that is not plain. */
  children?: React.ReactNode;
}

/** A failure in words, with the number to quote and a way to try again. */
export function Failure({ error, onRetry, children }: FailureProps) {
  return (
    <div className="failure" role="alert">
      <p>{errorSentence(error)}</p>
      {children}
      {error instanceof ApiError && error.requestId && (
        <p className="quiet">
          {words.parts.toReport} <code>{error.requestId}</code>
        </p>
      )}
      {onRetry && (
        <Button variant="default" size="sm" onClick={onRetry}>
          {words.parts.tryAgain}
        </Button>
      )}
    </div>
  );
}
