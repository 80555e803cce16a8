import { describe, expect, it } from 'vitest';
import { chooseBaseline, pairPhotos } from '../../src/comparisons/pair-photos.ts';

const treatment = { sessionDays: ['2026-03-01'], protocol: { healingDays: 7, outcomeFromDay: 28 } };
const photo = (id: string, takenOn: string, view = 'frontal') => ({ id, takenOn, view });
const idsOf = (pairs: ReturnType<typeof pairPhotos>) =>
  pairs.map(({ baseline, followUp }) => `${baseline.id}-${followUp.id}`);

describe('pairPhotos', () => {
  it('pairs the earliest photo of each view with every later one of that view', () => {
    const photos = [
      photo('f1', '2026-02-01'),
      photo('l1', '2026-02-01', 'left'),
      photo('f2', '2026-04-10'),
      photo('f3', '2026-05-10'),
      photo('l2', '2026-05-10', 'left'),
    ];
    expect(idsOf(pairPhotos(photos, treatment))).toEqual(['f1-f2', 'f1-f3', 'l1-l2']);
  });

  it('never takes a healing photo for the baseline, but compares it when it follows', () => {
    const healing = photo('h', '2026-03-03');
    expect(
      idsOf(pairPhotos([healing, photo('a', '2026-04-10'), photo('b', '2026-05-10')], treatment)),
    ).toEqual(['a-b']);
    expect(idsOf(pairPhotos([photo('a', '2026-03-01'), healing], treatment))).toEqual(['a-h']);
    expect(pairPhotos([healing, photo('h2', '2026-03-04')], treatment)).toEqual([]);
  });

  it('compares a second photo of the baseline’s day', () => {
    expect(idsOf(pairPhotos([photo('a', '2026-02-01'), photo('b', '2026-02-01')], treatment))).toEqual([
      'a-b',
    ]);
  });

  it('makes nothing of one photo or none', () => {
    expect(pairPhotos([photo('a', '2026-02-01')], treatment)).toEqual([]);
    expect(pairPhotos([], treatment)).toEqual([]);
  });
});

describe('chooseBaseline', () => {
  const photos = [photo('l', '2026-02-01', 'left'), photo('h', '2026-03-02'), photo('f', '2026-04-10')];
  it('goes by the order of the series’ views', () => {
    expect(chooseBaseline(photos, { ...treatment, views: ['frontal', 'left'] })?.id).toBe('f');
    expect(chooseBaseline(photos, { ...treatment, views: ['left', 'frontal'] })?.id).toBe('l');
    expect(chooseBaseline(photos, { ...treatment, views: ['scalp'] })?.id).toBe('l');
    expect(chooseBaseline([], { ...treatment, views: ['scalp'] })).toBeNull();
  });
});
