import type { ComparisonPool, PoolOptions } from '../imaging/pool.ts';

/** What a command may touch besides files: given, so that tests can watch it. */
export interface CliIo {
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown; isTTY?: boolean };
  createPool(options: PoolOptions): ComparisonPool;
}

export interface Command {
  /** Everything `--help` prints. */
  help: string;
  run(args: string[], io: CliIo): Promise<number>;
}

/** Exit status: what scripts rely on. */
export const exitStatus = { done: 0, failed: 1, wrongUsage: 2 } as const;

/** The command was called wrongly; ends with status 2 and a pointer to the help. */
export class UsageError extends Error {}

/** The work can't be done; its message is one line that says what to do. Ends with status 1. */
export class CommandError extends Error {
  readonly code: string;
  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
