import { expect, it } from 'vitest';
import { toSkinTone } from '../../src/patients/index.ts';

it.each([
  [70, 'very-light'],
  [55, 'light'],
  [41.1, 'light'],
  [41, 'intermediate'],
  [28, 'tan'],
  [10, 'brown'],
  [-30, 'dark'],
  [-80, 'dark'],
])('%i degrees is %s skin', (itaDeg, expected) => {
  expect(toSkinTone(itaDeg)).toEqual({ itaDeg, class: expected });
});
