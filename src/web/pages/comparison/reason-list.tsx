import type { Comparison } from '../../../imaging/comparison.ts';
import { distinctMessages } from '../../words/reasons.ts';

/** What kept single measurements from being made, and what to do at the next visit; each said once. */
export function ReasonList({ comparison }: { comparison: Comparison }) {
  const said = new Set(comparison.comparability.reasons.map(({ message }) => message));
  const messages = distinctMessages(comparison.measurements.flatMap(({ reasons }) => reasons)).filter(
    (message) => !said.has(message),
  );
  if (messages.length === 0) return null;
  return (
    <div className="findings-fit">
      <h2>Why, and what to do next time</h2>
      <ul>
        {messages.map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </div>
  );
}
