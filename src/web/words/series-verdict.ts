import type { SeriesVerdict } from '../../comparisons/types.ts';
import { lowerFirst, verdictStatement } from '../../reports/verdict-sentence.ts';
import type { MetricWords } from '../api/about.ts';
import { words } from '../language/index.ts';
import { formatDay, today } from './dates.ts';
import { browserLocale } from './locale.ts';

/** The series' verdict in one sentence. @param subject metric and region, e.g. "Texture, left cheek" */
export function seriesVerdictSentence(
  verdict: SeriesVerdict,
  {
    subject,
    metric,
    locale = browserLocale,
    on = today(),
  }: { subject: string; metric: MetricWords; locale?: string; on?: string },
): string {
  const texts = words.series.verdict;
  const day = verdict.visitOn === null ? '' : formatDay(verdict.visitOn, locale);
  switch (verdict.kind) {
    case 'improved':
    case 'worsened':
      return texts[verdict.kind](subject, statementOf(verdict, { metric, locale }), day);
    case 'no-measurable-change':
      return texts.unchanged(subject, statementOf(verdict, { metric, locale }), day);
    case 'not-measurable':
      return texts.notMeasurable(subject, day);
    case 'being-measured':
      return texts.beingMeasured(subject);
    case 'too-early':
      return verdict.outcomeFrom === null
        ? texts.noSession(subject)
        : texts[on < verdict.outcomeFrom ? 'tooEarly' : 'noPhotos'](
            subject,
            formatDay(verdict.outcomeFrom, locale),
          );
    case 'no-primary-outcome':
      return texts.none;
  }
}

function statementOf(
  { kind, percent, ci95, mdc95 }: SeriesVerdict,
  { metric, locale }: { metric: MetricWords; locale: string },
): string {
  const isMeasured = percent !== null && ci95 !== null && mdc95 !== null;
  if (!isMeasured || !isReading(kind)) return '';
  const measurement = { region: '', verdict: kind, change: { percent, ci95, mdc95 }, reasons: [] };
  return lowerFirst(verdictStatement(measurement, metric, { locale }));
}

const isReading = (kind: SeriesVerdict['kind']): kind is 'improved' | 'worsened' | 'no-measurable-change' =>
  kind === 'improved' || kind === 'worsened' || kind === 'no-measurable-change';
