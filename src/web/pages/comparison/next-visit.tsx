import type { Comparison, Reason } from '../../../imaging/comparison.ts';
import { words } from '../../language/index.ts';
import { shortReason } from '../../words/reasons.ts';

/** Every cause that kept something from being measured, or limits it: named, explained, with what to do at the next visit; each once. */
export function NextVisit({ comparison }: { comparison: Comparison }) {
  const { comparability, measurements } = comparison;
  const reasons = distinct([...comparability.reasons, ...measurements.flatMap((one) => one.reasons)]);
  if (reasons.length === 0) return null;
  return (
    <section className="next-visit" aria-label={words.viewer.nextVisit}>
      {comparability.verdict === 'not-comparable' ? (
        <p>{words.viewer.refusedNext}</p>
      ) : (
        <h2>{words.viewer.nextVisit}</h2>
      )}
      <dl>
        {reasons.map((reason) => (
          <div key={reason.code + reason.message}>
            <dt>{shortReason([reason])}</dt>
            <dd>{reason.message}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function distinct(reasons: readonly Reason[]): Reason[] {
  const messages = reasons.map(({ message }) => message);
  return reasons.filter(({ message }, i) => messages.indexOf(message) === i);
}
