import { fold } from '../database/index.ts';

/** A patient as searched and sorted: the name, then the number. */
export const searchTextOf = ({ name, number }: { name: string; number?: string | null }): string =>
  fold(`${name} ${number ?? ''}`);
