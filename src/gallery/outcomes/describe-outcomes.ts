import { type Clock, dayOf } from '../../calendar.ts';
import type { ConsentChannel } from '../../consent/types.ts';
import type { Database } from '../../database/index.ts';
import type { MetricName } from '../../imaging/plan.ts';
import type { StoredCase } from '../store.ts';
import type { Selection, TypicalOutcome } from '../types.ts';
import { isBetterThanFairDraw } from './fair-draw.ts';
import { judgeSelection, membersOf, type ShownAmong } from './judge-selection.ts';
import { listOutcomes, listShownOutcomes, type OutcomeGroup, type ShownOutcome } from './store.ts';
import { typicalOutcomeOf } from './typical-outcome.ts';

/** What all series of one kind came to, and how those shown compare with them. */
export interface GroupOutcomes {
  typical: TypicalOutcome;
  selection: Selection;
  synthetic: boolean;
}

type ShownCase = Pick<StoredCase, 'seriesId' | 'facts'>;

/** What stands beside the cases of a channel. */
export interface ChannelOutcomes {
  /** One of each kind that is shown. */
  groups: GroupOutcomes[];
  /** The cases of all kinds taken together did better than a fair draw from each would in all but one of twenty. */
  bestCaseOnly: boolean;
}

/** Compares the cases published on a channel with all comparable series. @param including those that are there in any case */
export async function describeOutcomes(
  { database, clock }: { database: Database; clock: Clock },
  { channel, including = [] }: { channel: ConsentChannel; including?: readonly ShownCase[] },
): Promise<ChannelOutcomes> {
  const shown = [...(await listShownOutcomes(database, channel)), ...including.map(outcomeShownBy)];
  const today = dayOf(clock());
  const compared: (OutcomeGroup & ShownAmong)[] = [];
  for (const { indication, metric, synthetic } of onePerGroup(shown)) {
    const group = { indication, metric, synthetic };
    compared.push({
      ...group,
      outcomes: await listOutcomes(database, { ...group, today }),
      shown: shown.filter((one) => isSameGroup(one, group)),
    });
  }
  return {
    groups: compared.map((group) => ({
      typical: typicalOutcomeOf(group, group.outcomes),
      selection: judgeSelection(group),
      synthetic: group.synthetic,
    })),
    bestCaseOnly: isBetterThanFairDraw(compared.map(membersOf)),
  };
}

/** What stands beside one of the cases. */
export const besideCase = ({ groups }: ChannelOutcomes, shown: ShownCase): GroupOutcomes =>
  groups.find(({ typical, synthetic }) => isSameGroup({ ...typical, synthetic }, outcomeShownBy(shown)))!;

const outcomeShownBy = ({ seriesId, facts }: ShownCase): ShownOutcome => ({
  seriesId,
  indication: facts.indication,
  metric: facts.measurement.metric as MetricName,
  synthetic: facts.synthetic,
  percent: facts.measurement.change!.percent,
});

const onePerGroup = (shown: readonly ShownOutcome[]): ShownOutcome[] =>
  shown.filter((one, at) => shown.findIndex((other) => isSameGroup(one, other)) === at);

const isSameGroup = (one: OutcomeGroup, other: OutcomeGroup): boolean =>
  one.indication === other.indication && one.metric === other.metric && one.synthetic === other.synthetic;
