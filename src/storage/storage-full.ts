import { AppError } from '../errors.ts';

const fullCodes = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL']);

/** Whether an error, or a cause of it, says that the disk or the quota is full. */
export function isStorageFull(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && fullCodes.has(String(cause.code))) return true;
  }
  return false;
}

/** The error as people should see it when it means a full disk; itself otherwise. */
export function explainStorageError(error: unknown): unknown {
  if (error instanceof AppError || !isStorageFull(error)) return error;
  return new AppError('STORAGE_FULL', {
    message: 'The data folder has no room left',
    userMessage:
      'The disk of the server is full, so nothing was stored. Make room in the data folder, then try again.',
    cause: error,
  });
}
