import { expect, it } from 'vitest';
import { toCsv } from '../src/csv.ts';

it('a table for spreadsheets has its lines, its quotes and no formula', () => {
  expect(
    toCsv([
      ['name', 'value'],
      ['a, b', -0.5],
      ['said "no"', null],
      ['=1+1', undefined],
      ['two\nlines', 0],
      ['-5', 1e21],
    ]),
  ).toBe('\uFEFFname,value\r\n"a, b",-0.5\r\n"said ""no""",\r\n\'=1+1,\r\n"two\nlines",0\r\n\'-5,1e+21\r\n');
});
