import type { Protocol } from './types.ts';

/** What is usual for microneedling. Pure, so that the form starts from the same. */
export const defaultProtocol: Protocol = {
  sessions: 4,
  intervalDays: 35,
  healingDays: 7,
  outcomeFromDay: 28,
  followUpMonths: [1, 3, 6],
  touchUpMonths: [6, 12],
};
