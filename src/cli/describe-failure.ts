import { AppError } from '../errors.ts';
import { ImagingError } from '../imaging/errors.ts';
import { CommandError } from './io.ts';

export interface Failure {
  code: string;
  /** One line: what happened and what to do. */
  message: string;
}

/** Any error as a code and one line for the person at the terminal. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof ImagingError || error instanceof AppError) {
    return { code: error.code, message: oneLine(error.userMessage) };
  }
  if (error instanceof CommandError) return { code: error.code, message: oneLine(error.message) };
  const system = error instanceof Error && 'code' in error ? systemFailures[String(error.code)] : undefined;
  if (system) return { code: system.code, message: oneLine(`${system.words} (${(error as Error).message})`) };
  return {
    code: 'ANALYSIS_FAILED',
    message: oneLine(error instanceof Error ? error.message : String(error)),
  };
}

const systemFailures: Record<string, { code: string; words: string }> = {
  ENOSPC: { code: 'STORAGE_FULL', words: 'The disk is full. Free some space and try again' },
  EDQUOT: { code: 'STORAGE_FULL', words: 'The disk quota is used up. Free some space and try again' },
  EACCES: { code: 'FORBIDDEN', words: 'Access denied. Check the permissions' },
  EPERM: { code: 'FORBIDDEN', words: 'Access denied. Check the permissions' },
  EROFS: { code: 'FORBIDDEN', words: 'The disk is read-only. Choose another folder' },
  EADDRINUSE: { code: 'CONFLICT', words: 'The port is taken. Set PORT to a free one' },
};

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').trim() || 'Unknown error.';
}
