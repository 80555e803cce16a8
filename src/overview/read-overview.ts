import { recordAuditEvent } from '../audit/index.ts';
import { addDays, type Day, dayOf } from '../calendar.ts';
import { listEndingConsents } from '../consent/index.ts';
import type { Caller } from '../route.ts';
import { itemState } from '../series/index.ts';
import type { OverviewDeps } from './deps.ts';
import {
  countDue,
  countOpenAnalyses,
  type DueRange,
  hasPatients,
  listDue,
  listHere,
  listOpenAnalyses,
  listRefused,
} from './store.ts';
import type { Overview } from './types.ts';

const overdueDays = 60;
const refusedDays = 14;
const weekDays = 7;

/** What there is to do in the clinic today. */
export async function readOverview(deps: OverviewDeps, { by }: { by: Caller }): Promise<Overview> {
  const { database, clock } = deps;
  const now = clock();
  const today = dayOf(now);
  const oldest = addDays(today, -overdueDays);
  const overview: Overview = {
    today,
    hasPatients: await hasPatients(database),
    here: await listHere(database, today),
    dueToday: await readDue(deps, { today, from: today, to: today }),
    dueThisWeek: await readDue(deps, {
      today,
      from: oldest,
      to: addDays(today, weekDays),
      except: today,
      openOn: today,
    }),
    overdue: await readDue(deps, { today, from: oldest, to: today, endedBefore: today }),
    analyses: {
      ...(await countOpenAnalyses(database)),
      items: await listOpenAnalyses(database),
    },
    refused: await listRefused(database, {
      since: new Date(now.getTime() - refusedDays * 86_400_000).toISOString(),
    }),
    endingConsents: await listEndingConsents(deps),
  };
  await recordAuditEvent(deps, {
    name: 'overviewViewed',
    actorId: by.actor.userId,
    entityId: null,
    requestId: by.requestId,
  });
  return overview;
}

async function readDue(
  { database }: OverviewDeps,
  { today, ...range }: DueRange & { today: Day },
): Promise<Overview['dueToday']> {
  const lines = await listDue(database, range);
  const items = lines.map(({ item, ...place }) => ({
    ...place,
    item: { ...item, state: itemState(item, { today }) },
  }));
  return { items, total: await countDue(database, range) };
}
