import { useQuery } from '@tanstack/react-query';
import type { Series } from '../../../series/types.ts';
import { aboutQuery } from '../../api/about.ts';

/** Under the title: what is treated, where, and which outcome was fixed at baseline. */
export function SeriesFacts({ series }: { series: Series }) {
  const about = useQuery(aboutQuery);
  const { indicationNote, areas, primaryOutcome } = series;
  const metric = about.data?.metrics.find(({ name }) => name === primaryOutcome?.metric);
  const what = [indicationNote, areas.join(', ')].filter(Boolean).join(': ');
  return (
    <dl className="series-facts">
      <div>
        <dt>Indication</dt>
        <dd className="one-line" title={what}>
          {what || 'Not noted'}
        </dd>
      </div>
      <div>
        <dt>Primary outcome</dt>
        <dd>
          {primaryOutcome
            ? `${metric?.label ?? primaryOutcome.metric}, ${primaryOutcome.region}`
            : 'Not chosen yet'}
        </dd>
      </div>
    </dl>
  );
}
