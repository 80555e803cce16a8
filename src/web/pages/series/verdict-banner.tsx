import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { ComparisonSummary, SeriesDetail } from '../../../comparisons/types.ts';
import type { PrimaryOutcome } from '../../../imaging/plan.ts';
import type { MetricWords } from '../../api/about.ts';
import { photoUrl } from '../../api/series.ts';
import { words } from '../../language/index.ts';
import { VerdictMark } from '../../parts/verdict.tsx';
import { formatDay, today } from '../../words/dates.ts';
import { judgedByChange } from '../../words/judged-by.ts';
import { phaseWords } from '../../words/phases.ts';
import { distinctMessages } from '../../words/reasons.ts';
import { seriesVerdictSentence } from '../../words/series-verdict.ts';

const texts = words.series.verdict;

interface VerdictBannerProps {
  detail: SeriesDetail;
  metrics: MetricWords[];
}

/** What the series says, before anything else: the pair, the verdict in one sentence, what it leaves out. */
export function VerdictBanner({ detail, metrics }: VerdictBannerProps) {
  const { verdict, series, comparisons } = detail;
  const outcome = series.primaryOutcome;
  const metric = metrics.find(({ name }) => name === outcome?.metric);
  const comparison = comparisons.find(({ id }) => id === verdict.comparisonId);
  const sentence = metric
    ? seriesVerdictSentence(verdict, { subject: outcomeWords(outcome, metrics), metric })
    : texts.none;
  const kind = verdict.kind;
  const isReading = kind !== 'too-early' && kind !== 'being-measured' && kind !== 'no-primary-outcome';
  return (
    <section className="verdict-banner panel" aria-label={texts.label}>
      {comparison && <Pair comparison={comparison} />}
      <div className="verdict-words">
        <p className="verdict-sentence">
          {sentence} {isReading && <VerdictMark verdict={kind} />}
        </p>
        {distinctMessages(verdict.reasons).map((message) => (
          <p key={message}>{message}</p>
        ))}
        {comparison?.error && <p>{comparison.error.message}</p>}
        {kind === 'no-primary-outcome' && <p>{texts.chooseOne}</p>}
        <p className="quiet">{asides(detail, comparison).join(' ')}</p>
        <OutcomeChanges detail={detail} metrics={metrics} />
        {comparison && (
          <Anchor component={Link} to={`/comparisons/${comparison.id}`} className="screen-only">
            {texts.compare}
          </Anchor>
        )}
      </div>
    </section>
  );
}

/** The two photos the verdict is of. */
function Pair({ comparison }: { comparison: ComparisonSummary }) {
  const { id, baselinePhotoId, followUpPhotoId, baselineOn, followUpOn } = comparison;
  const photos = [
    { photoId: baselinePhotoId, name: texts.before, day: formatDay(baselineOn) },
    { photoId: followUpPhotoId, name: texts.latest, day: formatDay(followUpOn) },
  ];
  return (
    <Link to={`/comparisons/${id}`} className="verdict-pair">
      <span className="visually-hidden">{texts.compare}</span>
      {photos.map(({ photoId, name, day }) => (
        <span key={photoId}>
          <img src={photoUrl(photoId, 'thumbnail')} alt={name} />
          <span className="quiet one-line">{day}</span>
        </span>
      ))}
    </Link>
  );
}

/** Where the visit stands in the treatment, and which visits the verdict leaves out. */
function asides({ visits, comparisons }: SeriesDetail, comparison: ComparisonSummary | undefined): string[] {
  const visit = visits.find(({ date }) => date === comparison?.followUpOn);
  const compared = new Set(comparisons.map(({ followUpOn }) => followUpOn));
  const shown = visits.filter(({ date }) => compared.has(date));
  const healing = shown.filter((one) => one.healing).length;
  const early = shown.filter(({ phase }) => phase === 'early').at(-1);
  return [
    visit ? `${phaseWords(visit.phase, visit.daysSinceSession)}.` : '',
    healing > 0 ? texts.healingLeftOut(healing) : '',
    early && (!visit || early.date > visit.date) ? texts.early(formatDay(early.date)) : '',
  ].filter(Boolean);
}

/** What was chosen to judge by after results were in is said wherever results are. */
function OutcomeChanges({ detail, metrics }: VerdictBannerProps) {
  const inWords = (outcome: PrimaryOutcome | null) => outcomeWords(outcome, metrics);
  return detail.outcomeChanges.map((change) => (
    <p key={change.at} className="quiet">
      {texts.changed(formatDay(today(new Date(change.at))), judgedByChange(change, inWords))}{' '}
      {texts.changedBecause(change.reason)}
    </p>
  ));
}

function outcomeWords(outcome: PrimaryOutcome | null, metrics: MetricWords[]): string {
  if (!outcome) return texts.nothing;
  const label = metrics.find(({ name }) => name === outcome.metric)?.label ?? outcome.metric;
  return texts.outcome(label, outcome.region);
}
