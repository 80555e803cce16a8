import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seriesVerdict } from '../../src/comparisons/series-verdict.ts';
import type { Measurement } from '../../src/imaging/comparison.ts';
import { numbersCsv } from '../../src/patient-reports/numbers-csv.ts';
import type { ReportBlock } from '../../src/patient-reports/words/blocks.ts';
import { describeReport } from '../../src/patient-reports/words/describe-report.ts';
import { findingsOf } from '../../src/patient-reports/words/findings.ts';
import { mainAnswer } from '../../src/patient-reports/words/main-answer.ts';
import { regionWords } from '../../src/patient-reports/words/place-words.ts';
import { fullSeries } from '../web/mock/clinic.ts';
import { changedSeries, earlySeries, faceSeries } from '../web/mock/courses.ts';
import { documentOf } from '../web/mock/reports.ts';
import { anyDocument } from './any-document.ts';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');
const measurement = (change: Partial<Measurement>): Measurement => ({
  metric: 'texture',
  region: 'left cheek',
  unit: 'contrast (ln) x 100',
  before: 4,
  after: 3,
  change: { log: -0.2, percent: -18.9, ci95: [-22, -15.1], mdc95: 6.5 },
  verdict: 'improved',
  reasons: [],
  ...change,
});
const reason = (code: Measurement['reasons'][number]['code']) => ({ code, metrics: [], message: '' });

describe('findings', () => {
  test('say what changed with its range, one sentence a place', () => {
    const { changed } = findingsOf([
      measurement({}),
      measurement({ region: 'left periocular' }),
      measurement({
        metric: 'redness',
        verdict: 'worsened',
        change: { log: 0.1, percent: 10, ci95: [4, 16], mdc95: 5 },
      }),
    ]);
    expect(changed.map(plain)).toEqual([
      'The skin is smoother. Left cheek: by about 19 %, most likely 15 to 22 %. Around the left eye: by about 19 %, most likely 15 to 22 %.',
      'The skin is more red. Left cheek: by about 10 %, most likely 4 to 16 %.',
    ]);
  });

  test('say what did not change, and how small a change would have shown', () => {
    const same = {
      verdict: 'no-measurable-change',
      change: { log: 0, percent: 1, ci95: [-3, 5], mdc95: 6.2 },
    } as const;
    const wide = {
      ...same,
      region: 'nose',
      change: { ...same.change, ci95: [-3, 5] as [number, number], mdc95: 11.1 },
    };
    const one = measurement({ ...same, change: { ...same.change, ci95: [-3, 5] } });
    expect(findingsOf([one]).unchanged.map(plain)).toEqual([
      'Roughness (left cheek): no clear change. A change of 7 % or more would have shown.',
    ]);
    expect(findingsOf([one, measurement(wide)]).unchanged.map(plain)).toEqual([
      'Roughness (left cheek and nose): no clear change. A change of 12 % or more would have shown in each place.',
    ]);
  });

  test('never say that a change would have shown where one may be chance', () => {
    const { unchanged } = findingsOf([
      measurement({ verdict: 'no-measurable-change', reasons: [reason('ONE_OF_MANY')] }),
    ]);
    expect(unchanged.map(plain)).toEqual([
      'Roughness (left cheek): no clear change. We read 19 %, but with so many results that may be chance.',
    ]);
  });

  test('say why something could not be measured, together where it is the same', () => {
    const refused = {
      change: null,
      verdict: 'not-measurable',
      reasons: [reason('BLUR'), reason('BLUR')],
    } as const;
    const { notMeasured } = findingsOf([
      measurement({ ...refused, reasons: [...refused.reasons] }),
      measurement({ ...refused, reasons: [...refused.reasons], metric: 'pores' }),
      measurement({
        change: null,
        verdict: 'not-measurable',
        metric: 'redness',
        reasons: [reason('NO_REFERENCE')],
      }),
    ]);
    expect(notMeasured).toEqual([
      'Roughness and pores (left cheek): because one photo is less sharp.',
      'Redness (left cheek): because no skin without treatment is in the photos to check against.',
    ]);
  });

  test('have every measurement once, whatever there is', () => {
    fc.assert(
      fc.property(anyDocument, ({ pairs }) => {
        for (const { measurements } of pairs) {
          const { changed, unchanged, notMeasured } = findingsOf(measurements);
          const told = [...changed, ...unchanged, ...notMeasured].join(' ').toLowerCase();
          for (const { region } of measurements) expect(told).toContain(regionWords(region).toLowerCase());
          const count = (verdict: string) => measurements.filter((one) => one.verdict === verdict).length;
          expect(changed.join(' ').match(/by about/g)?.length ?? 0).toBe(
            count('improved') + count('worsened'),
          );
          expect(unchanged.length > 0).toBe(count('no-measurable-change') > 0);
          expect(notMeasured.length > 0).toBe(count('not-measurable') > 0);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('the main answer', () => {
  test.each([
    [fullSeries, 'Yes, the skin is smoother, by about 24 %. The true change is most likely 16 to 32 %.'],
    [changedSeries, 'We could not measure it this time, because '],
    [
      earlySeries,
      'There is no answer yet. Photos can tell from 20 March 2026 on, and there are none from that',
    ],
  ])('is the verdict’s, %#', (detail, words) => {
    expect(plain(mainAnswer(documentOf(detail)))).toContain(words);
  });

  test('is too early only as long as it is', () => {
    const document = { ...documentOf(earlySeries), madeOn: '2026-03-19' };
    expect(mainAnswer(document)).toBe(
      'It is too early to say. The skin still heals and settles. Photos can tell from 20 March 2026 on.',
    );
  });

  test('names visits that could not be measured, and gives no earlier answer', () => {
    const detail = {
      ...fullSeries,
      comparisons: fullSeries.comparisons.map((comparison, index) =>
        index === fullSeries.comparisons.length - 1
          ? { ...comparison, status: 'failed' as const, comparability: null, measurements: [] }
          : comparison,
      ),
    };
    const sessionDays = detail.sessions.map(({ date }) => date);
    const verdict = seriesVerdict({ ...detail, sessionDays });
    const document = documentOf({ ...detail, verdict });
    expect(mainAnswer(document)).toBe('We could not measure it this time.');
    const told = describeReport(document).sections.flatMap(({ blocks }) => blocks.map(textOf));
    expect(told.join(' ')).toContain(
      'Photos of 5 September 2026, from the front: we could not measure them.',
    );
  });

  test('says no where it got worse, and what would have shown where nothing changed', () => {
    const document = documentOf(fullSeries);
    const verdict = {
      ...document.verdict,
      kind: 'worsened' as const,
      percent: 12,
      ci95: [5, 19] as [number, number],
    };
    expect(plain(mainAnswer({ ...document, verdict }))).toBe(
      'No, the skin is rougher, by about 12 %. The true change is most likely 5 to 19 %.',
    );
    const same = {
      ...verdict,
      kind: 'no-measurable-change' as const,
      percent: 1,
      ci95: [-3, 5] as [number, number],
      mdc95: 6.5,
    };
    expect(plain(mainAnswer({ ...document, verdict: same }))).toBe(
      'We see no clear change. A change of 7 % or more would have shown.',
    );
  });

  test('of a changed question says when and why it was changed', () => {
    const texts = describeReport(documentOf(changedSeries)).lead.map(textOf);
    expect(texts.join(' ')).toContain(
      'changed on 14 April 2026, when first results were there. The reason: The patient came',
    );
  });
});

test('a report always says what a photo can’t show and that it is no diagnosis', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const text = describeReport(document)
        .sections.flatMap(({ blocks }) => blocks.map(textOf))
        .join(' ');
      expect(text).toContain('collagen');
      expect(text).toContain('It is not a diagnosis.');
      expect(text).not.toMatch(/undefined|null|NaN|Written for clinicians/);
    }),
    { numRuns: 100 },
  );
});

test('the table runs no formula and keeps every row', () => {
  const document = documentOf(faceSeries);
  const [pair] = document.pairs;
  const hostile = ['=HYPERLINK("http://x")', '+1', '-1', '@cmd', '\tx', 'a "quoted", region', 'two\nlines'];
  const measurements = hostile.map((region) => ({ ...pair!.measurements[0]!, region }));
  const csv = numbersCsv({ ...document, pairs: [{ ...pair!, measurements }] });
  for (const start of ['=', '+1', '-1,', '@']) expect(csv).not.toContain(`,${start}`);
  expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`);
  expect(csv).toContain('"a ""quoted"", region"');
  // Numbers below zero stay numbers.
  expect(csv).toContain(`,${pair!.measurements[0]!.change!.percent},`);
  expect(csv.startsWith('\uFEFFview,before_on,')).toBe(true);
});

function textOf(block: ReportBlock): string {
  switch (block.kind) {
    case 'paragraph':
    case 'subheading':
      return block.text;
    case 'list':
      return block.items.join(' ');
    case 'photos':
      return [block.before, block.after].map(({ caption, alt }) => `${caption} ${alt}`).join(' ');
    case 'table':
      return [block.caption, ...block.head, ...block.rows.flat()].join(' ');
    case 'chart':
      return '';
  }
}
