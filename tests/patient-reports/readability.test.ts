import fc from 'fast-check';
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { describe, expect, test } from 'vitest';
import { reportDocumentSchema } from '../../src/patient-reports/types.ts';
import type { ReportBlock } from '../../src/patient-reports/words/blocks.ts';
import { describeReport } from '../../src/patient-reports/words/describe-report.ts';
import { anyDocument } from './any-document.ts';

const hardest = 8;

/** Whatever is a sentence: no headings, captions or tables, which would only make the text look easier. */
const proseOf = (blocks: readonly ReportBlock[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.text] : block.kind === 'list' ? block.items : [],
  );

/** Flesch-Kincaid grade (Kincaid et al. 1975): 0.39 words per sentence + 11.8 syllables per word - 15.59. */
function gradeOf(texts: readonly string[]): number {
  const sentences = texts.flatMap((text) => text.split(/[.!?](?:\s+|$)/)).filter((one) => /\w/.test(one));
  const words = sentences
    .flatMap((sentence) => sentence.split(/[\s,:;()]+/))
    .filter((one) => /[\w%]/.test(one));
  return fleschKincaid({
    sentence: sentences.length,
    word: words.length,
    syllable: words.map(syllablesOf).reduce((sum, count) => sum + count, 0),
  });
}

/** Of a number one each digit, of the sign those of "per cent". */
const syllablesOf = (word: string): number =>
  word === '%' ? 2 : /\d/.test(word) ? word.replace(/\D/g, '').length : Math.max(1, syllable(word));

describe('the words of a report', () => {
  const documents = fc.sample(anyDocument, { numRuns: 400, seed: 20261123 });

  test('are those of any report there can be', () => {
    for (const document of documents.slice(0, 50)) reportDocumentSchema.parse(document);
  });

  test(`read at grade ${hardest} or simpler`, () => {
    const whole: number[] = [];
    const sections = new Map<string, number[]>();
    for (const document of documents) {
      const { lead, sections: told } = describeReport(document);
      whole.push(gradeOf([...proseOf(lead), ...told.flatMap(({ blocks }) => proseOf(blocks))]));
      const parts = [{ title: 'Lead', blocks: lead }, ...told];
      for (const { title, blocks } of parts) {
        const prose = proseOf(blocks);
        const name = /\d/.test(title) ? 'A visit' : title;
        if (prose.length > 0) sections.set(name, [...(sections.get(name) ?? []), gradeOf(prose)]);
      }
    }
    const figures = (grades: number[]) =>
      `mean ${mean(grades).toFixed(1)}, worst ${Math.max(...grades).toFixed(1)}`;
    console.info(
      [
        `Flesch-Kincaid grade of ${whole.length} reports: ${figures(whole)}`,
        ...[...sections].map(([title, grades]) => `  ${title}: ${figures(grades)}`),
      ].join('\n'),
    );
    expect(Math.max(...whole)).toBeLessThanOrEqual(hardest);
    for (const [title, grades] of sections) expect([title, mean(grades) <= hardest]).toEqual([title, true]);
  });

  test('the formula gives what it was published with', () => {
    // "The cat sat on the mat." has 6 words of one syllable each: 0.39 x 6 + 11.8 - 15.59.
    expect(gradeOf(['The cat sat on the mat.'])).toBeCloseTo(-1.45, 2);
    expect(gradeOf(['By 19\u00A0%.'])).toBeCloseTo(0.39 * 3 + (11.8 * 5) / 3 - 15.59, 2);
  });
});

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
