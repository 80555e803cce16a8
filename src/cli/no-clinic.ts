import { CommandError } from './io.ts';

/** Nothing is there that a command on a clinic's data could work on. */
export const noClinicIn = (dataFolder: string, cause: unknown): CommandError =>
  new CommandError(
    'NOT_FOUND',
    `There is no clinic in ${dataFolder}. Set DERMALAPSE_DATA to its data folder.`,
    {
      cause,
    },
  );
