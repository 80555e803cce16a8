import type { ConsentChannel } from '../../consent/types.ts';
import type { Database } from '../../database/index.ts';
import type { Selection } from '../types.ts';
import { judgeSelection } from './judge-selection.ts';
import { listOutcomes, listShownSeries, type OutcomeGroup } from './store.ts';

/** Whether the cases published on a channel, with one that might be, did better than all comparable series. */
export async function selectionOf(
  { database }: { database: Database },
  { channel, withSeriesId, ...group }: OutcomeGroup & { channel: ConsentChannel; withSeriesId?: string },
): Promise<Selection> {
  const shownSeries = new Set(await listShownSeries(database, { ...group, channel }));
  if (withSeriesId !== undefined) shownSeries.add(withSeriesId);
  return judgeSelection(await listOutcomes(database, group), { metric: group.metric, shownSeries });
}
