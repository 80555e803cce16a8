import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isMatched } from '../../src/gallery/case-facts.ts';
import { type Reason, reasonCodes } from '../../src/imaging/comparison.ts';
import { measurement } from '../reports/example-comparison.ts';
import { openTestClinic, type TestClinic } from '../test-clinic.ts';
import { agree, openCourse, publish } from './open-case.ts';

let test: TestClinic;
beforeAll(async () => {
  test = await openTestClinic();
});
afterAll(() => test.close());

/** A course that its patient agreed to have shown, whose comparison comes with a reason. */
async function openReserved(reason: Reason) {
  const { compare } = test.pool;
  test.pool.compare = async (...asked) => {
    const answer = await compare.apply(test.pool, asked);
    answer.comparison.comparability = { verdict: 'limited', reasons: [reason] };
    return answer;
  };
  const course = await openCourse(test);
  test.pool.compare = compare;
  await agree(test, course.patientId);
  return course;
}
const pageOf = async ({ slug }: { slug: string }) =>
  (await test.stranger.get(`/gallery/cases/${slug}`).expect(200)).text;

const sentence = 'Both photos were taken under matching conditions';

describe('conditions of a case', () => {
  it('do not match where the pictures differ for everybody, whichever metric the reason names', () => {
    const ofAnotherMetric = (code: Reason['code']) =>
      isMatched({
        measurement: measurement({ metric: 'texture' }),
        comparability: {
          verdict: 'limited',
          reasons: [{ code, metrics: ['redness'], message: 'A reason.' }],
        },
      });
    expect(reasonCodes.filter((code) => !ofAnotherMetric(code))).toEqual([
      'POSE',
      'EXPRESSION',
      'SCALE',
      'BLUR',
      'EXPOSURE',
      'LIGHT_DIRECTION',
      'COLOUR',
    ]);
  });

  it('need a reason where the light’s colour differs, and the page says so, not that all was checked', async () => {
    const message = 'The colour of the light or the white balance changed.';
    const course = await openReserved({ code: 'COLOUR', metrics: ['redness'], message });
    await publish(test, course).expect(409);
    const { body } = await publish(test, course, { overrideReason: 'The patient wishes it.' }).expect(201);
    const page = await pageOf(body);
    expect(page).toContain(message);
    expect(page).not.toContain(sentence);
  });

  it('are said to be checked only where there was nothing to report', async () => {
    const message = 'Too few pixels for pores.';
    const reserved = await openReserved({ code: 'RESOLUTION', metrics: ['pores'], message });
    const { body } = await publish(test, reserved).expect(201);
    expect(await pageOf(body)).not.toContain(sentence);

    const course = await openCourse(test);
    await agree(test, course.patientId);
    expect(await pageOf((await publish(test, course).expect(201)).body)).toContain(sentence);
  });
});
