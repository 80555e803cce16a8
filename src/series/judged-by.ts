import type { JudgedBy, Series } from './types.ts';

/** What a series is judged by as it stands. */
export const judgedBy = ({
  primaryOutcome,
  views,
  protocol,
  indication,
}: Pick<Series, keyof Omit<JudgedBy, 'outcomeFromDay'> | 'protocol'>): JudgedBy => ({
  primaryOutcome,
  views,
  outcomeFromDay: protocol.outcomeFromDay,
  indication,
});

/** What of it is another one. Views added behind the others leave the order as it was. */
export const judgedAnew = (from: JudgedBy, to: JudgedBy): (keyof JudgedBy)[] =>
  (Object.keys(from) as (keyof JudgedBy)[]).filter((field) =>
    field === 'views'
      ? !isSame(from.views, to.views.slice(0, from.views.length))
      : !isSame(from[field], to[field]),
  );

/** Plain data, written in the order of its schema. */
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
