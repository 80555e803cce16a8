import type { CaseFacts } from '../../../gallery/types.ts';
import type { MetricWords } from '../../api/about.ts';
import { words } from '../../language/index.ts';
import { Statement } from '../../parts/statement.tsx';
import { metricOf, outcomeWords } from './case-words.ts';

/** The primary outcome, large, and everything else that was measured in its region. */
export function MeasuredSection({ facts, metrics }: { facts: CaseFacts; metrics: readonly MetricWords[] }) {
  const statement = (measurement: CaseFacts['measurement']) => (
    <Statement
      words={outcomeWords(measurement, metricOf(metrics, measurement.metric))}
      verdict={measurement.verdict}
    />
  );
  return (
    <section className="section" aria-labelledby="measured">
      <h2 id="measured">{words.gallery.measured}</h2>
      <p className="case-outcome">{statement(facts.measurement)}</p>
      {facts.others.length > 0 && (
        <>
          <h3>{words.gallery.othersMeasured}</h3>
          <ul className="case-others">
            {facts.others.map((measurement) => (
              <li key={measurement.metric}>{statement(measurement)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
