import { useQuery } from '@tanstack/react-query';
import type { OutcomeChange, Series } from '../../../series/types.ts';
import { aboutQuery } from '../../api/about.ts';
import { words } from '../../language/index.ts';
import { formatDay } from '../../words/dates.ts';
import { indicationWords } from '../../words/indication.ts';
import { lastOutcomeChange } from '../../words/judged-by.ts';
import { skinToneWords } from '../../words/skin-tone.ts';

interface SeriesFactsProps {
  series: Series;
  outcomeChanges: readonly OutcomeChange[];
}

/** Under the title: what is treated, where, on what skin, and which outcome was fixed at baseline. */
export function SeriesFacts({ series, outcomeChanges }: SeriesFactsProps) {
  const about = useQuery(aboutQuery);
  const { facts, metricOpen } = words.seriesForm;
  const { primaryOutcome, skinTone } = series;
  const metric = about.data?.metrics.find(({ name }) => name === primaryOutcome?.metric);
  const changed = lastOutcomeChange(outcomeChanges);
  return (
    <dl className="series-facts">
      <div>
        <dt>{facts.indication}</dt>
        <dd className="one-line" title={indicationWords(series)}>
          {indicationWords(series)}
        </dd>
      </div>
      <div>
        <dt>{facts.outcome}</dt>
        <dd>
          {primaryOutcome
            ? `${metric?.label ?? primaryOutcome.metric}, ${primaryOutcome.region}`
            : metricOpen}
          {changed && (
            <span className="quiet" title={changed.reason}>
              {` (${facts.outcomeChanged(formatDay(changed.at.slice(0, 10)))})`}
            </span>
          )}
        </dd>
      </div>
      <div>
        <dt>{facts.skinTone}</dt>
        <dd title={words.patient.skinToneWhy}>{skinTone ? skinToneWords(skinTone) : facts.skinToneOpen}</dd>
      </div>
    </dl>
  );
}
