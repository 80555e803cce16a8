import { dayOf } from '../calendar.ts';
import type { Database } from '../database/index.ts';
import { requireSeries } from './require-series.ts';
import { openItems } from './schedule.ts';
import { listPhotoDays, listSessionDays, listUnscheduledSeries, replaceDueItems } from './store.ts';
import type { Series } from './types.ts';

/** Writes down what is open of a series' schedule, after anything it follows from has changed. */
export async function refreshSchedule(
  database: Database,
  { id, protocol, createdAt }: Series,
  { leavingPhotoId }: { leavingPhotoId?: string | undefined } = {},
): Promise<void> {
  const items = openItems({
    protocol,
    startedOn: dayOf(new Date(createdAt)),
    sessionDays: await listSessionDays(database, id),
    photoDays: await listPhotoDays(database, { seriesId: id, leavingPhotoId }),
  });
  await replaceDueItems(database, { seriesId: id, items });
}

/** For series that were made before their schedules were written down. */
export async function scheduleOldSeries(database: Database): Promise<void> {
  for (const seriesId of await listUnscheduledSeries(database)) {
    await refreshSchedule(database, await requireSeries(database, seriesId));
  }
}
