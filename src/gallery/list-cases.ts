import { recordAuditEvent } from '../audit/index.ts';
import { type ConsentChannel, consentChannels } from '../consent/types.ts';
import type { Caller } from '../route.ts';
import type { ServingDeps } from './deps.ts';
import { describeCases, describeEnded } from './describe-case.ts';
import { describeOutcomes } from './outcomes/describe-outcomes.ts';
import { listCases } from './store.ts';
import { sweepCases } from './sweep-cases.ts';
import type { CaseList } from './types.ts';

/** All cases there are and were, as they stand now. */
export async function listGalleryCases(deps: ServingDeps, { by }: { by: Caller }): Promise<CaseList> {
  await sweepCases(deps);
  const cases = await listCases(deps.database);
  const published = cases.filter(({ state }) => state === 'published');
  const ended = cases.filter(({ state }) => state !== 'published');
  await recordAuditEvent(deps, {
    name: 'galleryCasesListed',
    actorId: by.actor.userId,
    entityId: null,
    requestId: by.requestId,
    detail: { count: cases.length },
  });
  return {
    published: await describeCases(deps, published),
    ended: ended.map(describeEnded),
    bestCaseChannels: await bestCaseChannels(deps),
  };
}

async function bestCaseChannels(deps: ServingDeps): Promise<ConsentChannel[]> {
  const found: ConsentChannel[] = [];
  for (const channel of consentChannels) {
    if ((await describeOutcomes(deps, { channel })).bestCaseOnly) found.push(channel);
  }
  return found;
}
