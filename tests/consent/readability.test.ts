import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { expect, it } from 'vitest';
import { firstTexts } from '../../src/consent/first-texts.ts';

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

it.each(Object.entries(firstTexts))('the first text of %s reads at grade 8 or simpler', (scope, { body }) => {
  // Parts that end with a colon or a semicolon are read on: only full stops and the like end a sentence.
  const grade = fleschKincaid({
    sentence: count(body, /[.!?](?=\s|$)/g),
    word: count(body, /\S+/g),
    syllable: syllable(body),
  });
  console.log(`${scope}: grade ${grade.toFixed(1)} (Flesch-Kincaid)`);
  expect(grade).toBeLessThanOrEqual(8);
});
