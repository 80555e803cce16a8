import { type Day, dayOf } from '../calendar.ts';
import type { ConsentRecord } from './types.ts';

/** The day on which a patient said what a record says: a paper is written down later than it was signed. */
export const saidOn = ({ signedOn, at }: Pick<ConsentRecord, 'signedOn' | 'at'>): Day =>
  signedOn ?? dayOf(new Date(at));
