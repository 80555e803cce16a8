import type { z } from 'zod';
import { AppError } from '../errors.ts';

/** Checks a query or a body. @throws AppError BAD_REQUEST naming the field and what is wrong with it */
export function parseInput(schema: z.ZodType | undefined, input: unknown): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  const where = first?.path.length ? `${first.path.join('.')}: ` : '';
  throw new AppError('BAD_REQUEST', {
    message: `${parsed.error.issues.length} invalid fields`,
    userMessage: `${where}${first?.message ?? 'The request is not complete.'}`,
  });
}

/** Checks the ids of a path: one of the wrong form is an unknown one. @throws AppError NOT_FOUND */
export function parseParams(schema: z.ZodType | undefined, params: unknown): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(params);
  if (parsed.success) return parsed.data;
  throw new AppError('NOT_FOUND', { userMessage: 'There is nothing at this address.' });
}
