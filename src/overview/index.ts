export type { OverviewDeps } from './deps.ts';
export { overviewRoutes } from './routes.ts';
export type * from './types.ts';
