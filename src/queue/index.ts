export { type JobRunner, type JobRunnerOptions, startJobRunner } from './job-runner.ts';
export { enqueueJob, readJobStates, removeJob } from './store.ts';
export { type Job, type JobHandler, type JobState, PermanentJobError, type StoreResult } from './types.ts';
