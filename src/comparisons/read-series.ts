import { recordAuditEvent } from '../audit/index.ts';
import { dayOf } from '../calendar.ts';
import { noPhotosSince } from '../consent/index.ts';
import { requirePatient } from '../patients/index.ts';
import { listVisitsWithPhotos } from '../photos/index.ts';
import { readJobStates } from '../queue/index.ts';
import type { Caller } from '../route.ts';
import {
  listOutcomeChanges,
  listPlanVersions,
  listSessions,
  requireSeries,
  scheduleOf,
} from '../series/index.ts';
import { badgeOf } from './analysis-state.ts';
import type { ComparisonDeps } from './deps.ts';
import { seriesVerdict } from './series-verdict.ts';
import { listComparisons } from './store.ts';
import { summarise } from './summarise.ts';
import type { SeriesDetail } from './types.ts';

/** A series with everything its page shows, and that it was looked at. @throws AppError NOT_FOUND */
export async function readSeries(
  deps: ComparisonDeps,
  { seriesId, by }: { seriesId: string; by: Caller },
): Promise<SeriesDetail> {
  const detail = await describeSeries(deps, seriesId);
  await recordAuditEvent(deps, {
    name: 'seriesViewed',
    actorId: by.actor.userId,
    entityId: seriesId,
    patientId: detail.patient.id,
    requestId: by.requestId,
  });
  return detail;
}

/** The same for other use cases, which write down what they do with it. @throws AppError NOT_FOUND */
export async function describeSeries(
  deps: Pick<ComparisonDeps, 'database' | 'clock' | 'analyses'>,
  seriesId: string,
): Promise<SeriesDetail> {
  const { database, analyses } = deps;
  const series = await requireSeries(database, seriesId);
  const patient = await requirePatient(deps, series.patientId);
  const sessions = await listSessions(database, seriesId);
  const visits = await listVisitsWithPhotos(database, series);
  const planVersions = await listPlanVersions(database, seriesId);
  const stored = await listComparisons(database, seriesId);
  const jobs = await readJobStates(database, {
    kind: 'compare-photos',
    subjectIds: stored.map((comparison) => comparison.id),
  });
  const comparisons = stored
    .map((comparison) =>
      summarise(comparison, {
        visits,
        job: jobs.get(comparison.id),
        stage: analyses.stageOf(comparison.id),
      }),
    )
    .filter((summary) => summary !== null)
    .sort((one, other) => one.followUpOn.localeCompare(other.followUpOn));
  const record = {
    protocol: series.protocol,
    startedOn: dayOf(new Date(series.createdAt)),
    sessionDays: sessions.filter(({ given }) => given).map(({ date }) => date),
    photoDays: visits.map(({ date }) => date),
  };
  return {
    series,
    patient: badgeOf(patient),
    sessions,
    visits,
    comparisons,
    outcomeChanges: await listOutcomeChanges(database, seriesId),
    schedule: scheduleOf(record, { today: dayOf(deps.clock()) }),
    planChanges: planVersions
      .filter(({ version }) => version > 1)
      .map(({ version, at }) => ({ version, at }))
      .reverse(),
    noPhotosSince: await noPhotosSince(deps, { patientId: patient.id, seriesId }),
    verdict: seriesVerdict({ series, sessionDays: record.sessionDays, comparisons }),
  };
}
