import type { DatabaseTransaction } from '../database/index.ts';

export const jobKinds = ['compare-photos'] as const;
export type JobKind = (typeof jobKinds)[number];

export interface Job {
  id: string;
  kind: JobKind;
  /** What the work is about, e.g. a comparison's id. */
  subjectId: string;
  revision: number;
  attempts: number;
}

export interface JobState {
  status: 'queued' | 'running' | 'done' | 'failed';
  error: { code: string; message: string } | null;
  finishedAt: string | null;
}

/** Stores a finished job's result; runs in the transaction that marks the job done. */
export type StoreResult = (transaction: DatabaseTransaction) => Promise<void>;

export type JobHandler = (job: Job) => Promise<StoreResult>;

/** A failure that another try can't mend, e.g. a photo that can't be read. */
export class PermanentJobError extends Error {
  readonly code: string;
  readonly userMessage: string;

  constructor({ code, userMessage, cause }: { code: string; userMessage: string; cause?: unknown }) {
    super(userMessage, { cause });
    this.name = 'PermanentJobError';
    this.code = code;
    this.userMessage = userMessage;
  }
}
