import { describe, expect, it } from 'vitest';
import {
  comparabilitySentence,
  lesionWords,
  unchangedStatement,
  verdictSentence,
  verdictStatement,
} from '../../src/reports/verdict-sentence.ts';
import { measurement, notMeasurable } from './example-comparison.ts';

const texture = { label: 'Texture', improvedWord: 'smoother', worsenedWord: 'rougher' };
const change = (percent: number, ci95: [number, number]) => ({ log: 0, percent, ci95, mdc95: 7.2 });

describe('verdict sentence', () => {
  it('says size, direction in a word and interval', () => {
    expect(verdictSentence(measurement({}), texture)).toBe('Texture, left cheek: 19 % smoother (15 to 22 %)');
    const worse = measurement({ verdict: 'worsened', change: change(12.2, [8.4, 16.1]) });
    expect(verdictSentence(worse, texture)).toBe('Texture, left cheek: 12 % rougher (8 to 16 %)');
  });

  it('says what could have been seen where nothing was', () => {
    const same = measurement({ verdict: 'no-measurable-change', change: change(-3, [-9, 4]) });
    expect(verdictStatement(same, texture)).toBe('No measurable change (we could have seen 8 % or more)');
    expect(verdictSentence(same, texture)).toContain('left cheek: no measurable change');
  });

  it('says when an interval without zero may be chance among many', () => {
    const chance = measurement({ verdict: 'no-measurable-change', change: change(-8, [-14.6, -1]) });
    expect(verdictStatement(chance, texture)).toBe(
      'No measurable change (−8 % was measured, but among so many that can be chance)',
    );
  });

  it('puts what did not change into one sentence, each with what could have been seen', () => {
    const same = ['Texture', 'Pore visibility'].map((label) => ({
      label,
      change: change(-3, [-9, 4]),
    }));
    expect(unchangedStatement(same)).toBe(
      'No measurable change in texture (8 % or more would show), pore visibility (8 %)',
    );
  });

  it('counts blemishes', () => {
    expect(lesionWords({ matched: 3, new: 1, resolved: 2 })).toBe(
      '3 blemishes in both photos, 1 new, 2 gone',
    );
    expect(lesionWords({ matched: 0, new: 1, resolved: 0 })).toBe('1 blemish new');
    expect(lesionWords({ matched: 0, new: 0, resolved: 0 })).toBe('');
  });

  it('gives the reason where nothing could be measured', () => {
    expect(verdictStatement(notMeasurable('texture', 'nose'), texture)).toBe(
      'Not measurable. The photo has too few pixels per millimetre. Take it from closer at the next visit.',
    );
    expect(verdictStatement({ ...notMeasurable('texture', 'nose'), reasons: [] }, texture)).toBe(
      'Not measurable',
    );
  });

  it('never calls healing an improvement or a worsening', () => {
    for (const verdict of ['improved', 'worsened', 'no-measurable-change'] as const) {
      const statement = verdictStatement(measurement({ verdict }), texture, { healing: true });
      expect(statement).toBe('Healing, not outcome (measured −19 %)');
    }
  });

  it('has a sentence for every comparability', () => {
    const all = (['comparable', 'limited', 'not-comparable'] as const).map((verdict) =>
      comparabilitySentence({ verdict }),
    );
    expect(new Set(all).size).toBe(3);
  });
});
