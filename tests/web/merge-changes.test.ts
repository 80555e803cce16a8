import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeChanges } from '../../src/web/merging/merge-changes.ts';

const base = { device: 'A', passes: 4, areas: ['nose'], notes: '' };

describe('what two people changed', () => {
  it('is put together field by field', () => {
    const mine = { ...base, device: 'B', passes: 6 };
    const theirs = { ...base, device: 'C', notes: 'calm' };
    expect(mergeChanges({ base, mine, theirs })).toEqual({
      values: { device: 'B', passes: 6, areas: ['nose'], notes: 'calm' },
      clashes: ['device'],
      taken: ['notes'],
    });
  });

  it('is no clash when both did the same', () => {
    const both = { ...base, areas: ['nose', 'chin'] };
    expect(mergeChanges({ base, mine: both, theirs: { ...base, areas: ['nose', 'chin'] } })).toEqual({
      values: both,
      clashes: [],
      taken: [],
    });
  });

  it('never loses a change silently', () => {
    const record = fc.record(
      { a: fc.integer(), b: fc.integer(), c: fc.integer() },
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(record, record, record, (start, mine, theirs) => {
        const { values, clashes } = mergeChanges({ base: start, mine, theirs });
        for (const field of ['a', 'b', 'c'] as const) {
          if (mine[field] !== start[field]) expect(values[field]).toBe(mine[field]);
          else expect(values[field]).toBe(theirs[field]);
          const both = mine[field] !== start[field] && theirs[field] !== start[field];
          expect(clashes.includes(field)).toBe(both && mine[field] !== theirs[field]);
        }
      }),
    );
  });
});
