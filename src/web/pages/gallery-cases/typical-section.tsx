import { Table } from '@mantine/core';
import type { OutcomeFigures, TypicalOutcome } from '../../../gallery/types.ts';
import type { MetricWords } from '../../api/about.ts';
import { words } from '../../language/index.ts';
import { VerdictMark } from '../../parts/verdict.tsx';
import { formatNumber } from '../../words/numbers.ts';
import { metricOf } from './case-words.ts';

/** What all comparable series came to: the denominator of every case. */
export function TypicalSection({
  typical,
  metrics,
}: {
  typical: TypicalOutcome;
  metrics: readonly MetricWords[];
}) {
  const { gallery } = words;
  const { indication, n, notMeasurable, withoutOutcome, figures } = typical;
  const metric = metricOf(metrics, typical.metric);
  return (
    <section className="section" aria-labelledby="typical">
      <h2 id="typical">{gallery.typical}</h2>
      <p className="quiet">
        {gallery.typicalLead(words.seriesForm.indications[indication], metric?.label ?? typical.metric)}
      </p>
      {figures ? (
        <>
          <OutcomeTable n={n} figures={figures} />
          <p>
            {gallery.improvedRange(...figures.improvedCi95)} {metric && rangeWords(figures, metric)}
          </p>
        </>
      ) : (
        <p>{n === 0 ? gallery.typicalNone : gallery.typicalFew(n)}</p>
      )}
      {notMeasurable > 0 && <p>{gallery.notMeasurableToo(notMeasurable)}</p>}
      {withoutOutcome > 0 && <p>{gallery.withoutOutcomeToo(withoutOutcome)}</p>}
    </section>
  );
}

function OutcomeTable({ n, figures }: { n: number; figures: OutcomeFigures }) {
  const { gallery } = words;
  const { improved, worsened, unchanged } = figures;
  const rows = [
    { verdict: 'improved', count: improved },
    { verdict: 'no-measurable-change', count: unchanged },
    { verdict: 'worsened', count: worsened },
  ] as const;
  return (
    <div className="panel table-scroll">
      <Table className="typical-table" verticalSpacing="xs" horizontalSpacing="md">
        <caption className="visually-hidden">{gallery.typicalCaption}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{gallery.outcome}</Table.Th>
            <Table.Th scope="col" className="typical-figure">
              {gallery.seriesColumn}
            </Table.Th>
            <Table.Th scope="col">{gallery.share}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ verdict, count }) => (
            <Table.Tr key={verdict}>
              <Table.Th scope="row">
                {gallery.verdicts[verdict]} <VerdictMark verdict={verdict} />
              </Table.Th>
              <Table.Td className="number typical-figure">{formatNumber(count)}</Table.Td>
              <Table.Td>
                <span className="typical-share">
                  <span className="number typical-percent">{percentWords(count / n)}</span>
                  <span
                    className={`typical-bar typical-bar-${verdict}`}
                    style={{ width: `${(60 * count) / n}%` }}
                  />
                </span>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

const percentWords = (share: number): string => `${formatNumber(Math.round(100 * share))} %`;

/** From the best to the worst end, in the metric's own words: "23 % smoother", "4 % rougher". */
function rangeWords(
  { medianPercent, rangePercent, rangeHolds }: OutcomeFigures,
  { higherMeans, improvedWord, worsenedWord }: MetricWords,
): string {
  const { gallery } = words;
  const told = (percent: number) => {
    if (percent === 0) return gallery.noChange;
    const isBetter = percent > 0 === (higherMeans === 'better');
    return `${formatNumber(Math.abs(percent))} % ${isBetter ? improvedWord : worsenedWord}`;
  };
  const [low, high] = rangePercent;
  const [best, worst] = higherMeans === 'better' ? [high, low] : [low, high];
  return gallery.typicalRange[rangeHolds](told(best), told(worst), told(medianPercent));
}
