import { describe, expect, it } from 'vitest';
import { placeInTreatment } from '../../src/series/index.ts';

const treatment = {
  sessionDays: ['2026-03-01', '2026-04-05'],
  protocol: { healingDays: 7, outcomeFromDay: 28 },
};

describe('placeInTreatment', () => {
  it.each([
    ['2026-02-01', 'before', null],
    ['2026-03-01', 'before', null],
    ['2026-03-02', 'healing', 1],
    ['2026-03-08', 'healing', 7],
    ['2026-03-09', 'early', 8],
    ['2026-03-28', 'early', 27],
    ['2026-03-29', 'outcome', 28],
    ['2026-04-05', 'outcome', 35],
    ['2026-04-06', 'healing', 1],
    ['2026-07-01', 'outcome', 87],
  ] as const)('%s is %s, %s days after a session', (day, phase, daysSinceSession) => {
    expect(placeInTreatment(day, treatment)).toEqual({ phase, daysSinceSession });
  });

  it('does not depend on the order of the sessions', () => {
    const reversed = { ...treatment, sessionDays: [...treatment.sessionDays].reverse() };
    expect(placeInTreatment('2026-04-06', reversed).phase).toBe('healing');
  });

  it('has no healing where a series says so', () => {
    expect(
      placeInTreatment('2026-03-02', { ...treatment, protocol: { healingDays: 0, outcomeFromDay: 28 } })
        .phase,
    ).toBe('early');
  });
});
