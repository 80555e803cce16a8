import type { Database, LoginUserRow } from '../../database/index.ts';
import { AppError } from '../../errors.ts';
import { findPerson } from './store.ts';

/** @throws AppError NOT_FOUND */
export async function requirePerson(
  database: Database,
  userId: string,
): Promise<Pick<LoginUserRow, 'role' | 'deactivatedAt'>> {
  const person = await findPerson(database, userId);
  if (!person) throw new AppError('NOT_FOUND', { userMessage: 'There is no such account.' });
  return person;
}
