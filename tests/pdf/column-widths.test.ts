import { describe, expect, it } from 'vitest';
import { columnWidths } from '../../src/pdf/column-widths.ts';

describe('widths of columns', () => {
  it('are what the texts want, stretched to the page', () => {
    expect(columnWidths({ least: [10, 10], natural: [30, 60] }, 180)).toEqual([60, 120]);
  });

  it('leave words whole and give the rest to long texts', () => {
    expect(columnWidths({ least: [40, 20], natural: [40, 300] }, 100)).toEqual([40, 60]);
  });

  it('break words only where not even they have room', () => {
    expect(columnWidths({ least: [100, 300], natural: [100, 500] }, 200)).toEqual([50, 150]);
  });
});
