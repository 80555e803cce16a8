export { changeSeries } from './change-series.ts';
export { createSeries } from './create-series.ts';
export { createSession } from './create-session.ts';
export { defaultProtocol } from './default-protocol.ts';
export type { SeriesDeps, SeriesFollower } from './deps.ts';
export { type DayInTreatment, placeInTreatment, type Treatment } from './phase.ts';
export { refreshSchedule, scheduleOldSeries } from './refresh-schedule.ts';
export { requireSeries } from './require-series.ts';
export { seriesRoutes } from './routes.ts';
export { type CareRecord, itemState, scheduleOf } from './schedule.ts';
export {
  listOutcomeChanges,
  listPlanVersions,
  listSeriesOfPatient,
  listSessionDays,
  listSessions,
  noteSkinTone,
} from './store.ts';
export type * from './types.ts';
export {
  outcomeChangeSchema,
  phases,
  planVersionSchema,
  scheduleItemSchema,
  seriesSchema,
  sessionSchema,
  viewSchema,
} from './types.ts';
