import type { Overview } from '../../../overview/types.ts';
import { words } from '../../language/index.ts';
import { formatDay } from '../../words/dates.ts';
import { viewTitle } from '../../words/views.ts';
import { PlaceLine } from './place-line.tsx';

/** What is being measured, and what waits for its turn. */
export function AnalysisSection({ analyses }: { analyses: Overview['analyses'] }) {
  const { overview: texts } = words;
  const { running, queued, items } = analyses;
  return (
    <section className="section" aria-labelledby="analyses">
      <h2 id="analyses">{texts.analyses}</h2>
      <p className="quiet" role="status">
        {running + queued === 0 ? texts.nothingMeasured : texts.analysesCount(running, queued)}
      </p>
      {items.length > 0 && (
        <ul className="panel place-list">
          {items.map((line) => (
            <PlaceLine key={line.comparisonId} place={line} to={`/comparisons/${line.comparisonId}`}>
              <span>{texts.photoOf(viewTitle(line.view), formatDay(line.takenOn))}</span>{' '}
              <span className="quiet">{texts[line.status]}</span>
            </PlaceLine>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Photos that failed the gate lately: why, and what to do at the next visit. */
export function RefusedSection({ refused }: { refused: Overview['refused'] }) {
  const { overview: texts } = words;
  return (
    <section className="section" aria-labelledby="refused">
      <h2 id="refused">{texts.refused}</h2>
      <p className="quiet">{refused.length === 0 ? texts.nothingRefused : texts.refusedNote}</p>
      {refused.length > 0 && (
        <ul className="panel place-list">
          {refused.map((line) => (
            <PlaceLine key={line.comparisonId} place={line} to={`/comparisons/${line.comparisonId}`}>
              <p>{texts.photoOf(viewTitle(line.view), formatDay(line.takenOn))}</p>
              <ul className="place-reasons">
                {line.reasons.map(({ code, message }) => (
                  <li key={`${code} ${message}`}>{message}</li>
                ))}
              </ul>
            </PlaceLine>
          ))}
        </ul>
      )}
    </section>
  );
}
