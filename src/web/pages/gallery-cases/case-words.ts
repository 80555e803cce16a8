import type { CaseFacts } from '../../../gallery/types.ts';
import { lowerFirst, verdictStatement } from '../../../reports/verdict-sentence.ts';
import type { MetricWords } from '../../api/about.ts';
import { words } from '../../language/index.ts';
import { areaLabel } from '../../words/areas.ts';
import { browserLocale } from '../../words/locale.ts';

export const metricOf = (metrics: readonly MetricWords[], name: string): MetricWords | undefined =>
  metrics.find((metric) => metric.name === name);

/** "Texture: left cheek, chin" */
export function caseSubject({ indication, areas }: Pick<CaseFacts, 'indication' | 'areas'>): string {
  const what = words.seriesForm.indications[indication];
  return areas.length === 0 ? what : `${what}: ${areas.map(areaLabel).map(lowerFirst).join(', ')}`;
}

/** "Texture: 19 % smoother (15 to 22 %)" */
export function outcomeWords(
  measurement: CaseFacts['measurement'],
  metric: MetricWords | undefined,
  locale: string = browserLocale,
): string {
  const label = metric?.label ?? measurement.metric;
  return `${label}: ${lowerFirst(verdictStatement(measurement, metric ?? { label }, { locale }))}`;
}
