import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GalleryCase } from '../../src/gallery/types.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import { type Agent, openTestClinic, type TestClinic } from '../test-clinic.ts';
import { agree, openCase, openCourse, publish } from './open-case.ts';
import { seedCourses } from './seed-courses.ts';

const agreed = { granted: ['clinic-website', 'in-clinic-screen'] };
const onScreen = { channel: 'in-clinic-screen' };

let test: TestClinic;
let marketing: Agent;
let ofScars: GalleryCase;
beforeAll(async () => {
  test = await openTestClinic();
  marketing = await test.signInAs('marketing');
  const { course, published } = await openCase(test, { agreed });
  ofScars = published;
  await publish(test, course, onScreen).expect(201);
});
afterAll(() => test.close());

const seed = (indication: string, courses: readonly object[]) =>
  seedCourses(
    test.clinic.rooms.database,
    courses.map((course) => ({ indication, ...course })),
  );
const feed = async () => (await test.stranger.get('/gallery/feed.json').expect(200)).body.feed;
/** Every place where a case stands, as text. */
const readAll = async (slug: string): Promise<Record<string, string>> => {
  const paths = ['/gallery', '/gallery/embed', `/gallery/cases/${slug}`, `/gallery/embed/${slug}`];
  const { body } = await marketing.get('/api/gallery/contact-sheet').buffer().expect(200);
  const texts: Record<string, string> = { sheet: (await openPdf(body)).map(({ text }) => text).join(' ') };
  for (const path of paths) texts[path] = (await test.stranger.get(path).expect(200)).text;
  return texts;
};
const expectAll = (texts: Record<string, string>, pattern: RegExp, isThere = true) =>
  expect(Object.entries(texts).map(([where, text]) => [where, pattern.test(text)])).toEqual(
    Object.keys(texts).map((where) => [where, isThere]),
  );

describe('beside the cases', () => {
  it('two series are counted, and neither is told from the other', async () => {
    await seed('acne-scars', [{ percent: 7.77 }]);
    const [{ typical }] = (await feed()).outcomes;
    expect(typical).toMatchObject({ n: 2, figures: null });
    const texts = await readAll(ofScars.slug);
    expectAll(texts, /2 series were measured at this clinic: too few to say what is typical/);
    expectAll(texts, /improved, \d|lay between|class="shares"/, false);
  });

  it('those are counted of whom nobody knows what came', async () => {
    await seed('acne-scars', [{ hasFailed: true }, { sessionDays: ['2026-03-21'] }, { percent: null }]);
    const [{ typical, selection }] = (await feed()).outcomes;
    expect(typical).toMatchObject({ n: 2, notMeasurable: 1, withoutOutcome: 2 });
    expect(selection).toMatchObject({ shown: 1, notShown: 4 });
    const texts = await readAll(ofScars.slug);
    expectAll(texts, /In 1 more it could not be measured\. 2 more were treated long enough ago/);
  });

  it('the best of each kind are told to be best cases, although none is by itself', async () => {
    const worse = Array.from({ length: 9 }, (_, at) => ({ percent: at - 7 }));
    await seed('acne-scars', worse.slice(1));
    const warning = /The cases shown here are best cases\./;
    expectAll(await readAll(ofScars.slug), warning, false);
    expect((await feed()).bestCaseOnly).toBe(false);

    const course = await openCourse(test, { indication: 'pores' });
    await seed('pores', worse);
    await agree(test, course.patientId, agreed);
    const { body: candidate } = await marketing
      .get(`/api/gallery/candidates/clinic-website/${course.comparisonId}`)
      .expect(200);
    expect(candidate).toMatchObject({
      typicalOutcome: { n: 10, figures: { improved: 1, rangePercent: [-19, 1] } },
      selection: { shown: 1, notShown: 9, bestCaseOnly: false },
      channelBestCaseOnly: true,
    });
    await publish(test, course).expect(201);
    const { body: listed } = await marketing.get('/api/gallery/cases').expect(200);
    expect(listed.bestCaseChannels).toEqual(['clinic-website']);
    await publish(test, course, onScreen).expect(201);
    expectAll(await readAll(ofScars.slug), warning);
    const { outcomes, bestCaseOnly } = await feed();
    expect(bestCaseOnly).toBe(true);
    expect(outcomes.map(({ selection }: { selection: object }) => selection)).toEqual([
      expect.objectContaining({ shown: 1, bestCaseOnly: false }),
      expect.objectContaining({ shown: 1, bestCaseOnly: false }),
    ]);
  });
});
