import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Candidate } from '../../src/gallery/types.ts';
import { type Agent, openTestClinic, type TestClinic } from '../test-clinic.ts';
import { agree, openCourse, publish } from './open-case.ts';
import { type SeededCourse, seedCourses } from './seed-courses.ts';

let test: TestClinic;
let marketing: Agent;
let seeded: Record<string, SeededCourse>;
const courses = {
  plain: {},
  brown: { skinItaDeg: 0, yearOfBirth: 1950, percent: 20 },
  pores: { metric: 'pores', indication: 'pores', areas: ['nose', 'chin'], percent: -2 },
  early: { sessionDays: ['2026-03-18'] },
  unmeasured: { percent: null },
  quick: { sessionDays: ['2025-10-01'], followUpOn: '2025-12-24', yearOfBirth: null, skinItaDeg: null },
  silent: {},
};

beforeAll(async () => {
  test = await openTestClinic();
  marketing = await test.signInAs('marketing');
  const rows = await seedCourses(test.clinic.rooms.database, Object.values(courses));
  seeded = Object.fromEntries(Object.keys(courses).map((name, at) => [name, rows[at]!]));
  for (const [name, { patientId }] of Object.entries(seeded)) {
    if (name !== 'silent') await agree(test, patientId);
  }
});
afterAll(() => test.close());

const find = async (query: object = {}): Promise<Candidate[]> => {
  const answer = await marketing
    .get('/api/gallery/candidates')
    .query({ channel: 'clinic-website', ...query })
    .expect(200);
  return answer.body.items;
};
const nameOf = ({ comparisonId }: Candidate) =>
  Object.keys(seeded).find((name) => seeded[name]!.comparisonId === comparisonId);
const found = async (query: object) => (await find(query)).map(nameOf).sort();

describe('candidates for a gallery', () => {
  it('are measured outcomes of patients who agreed to the channel, and of nobody else', async () => {
    expect(await found({})).toEqual(['brown', 'plain', 'pores', 'quick']);
    expect(await found({ channel: 'print' })).toEqual([]);
  });

  it.each([
    [{ indication: 'pores' }, ['pores']],
    [{ area: 'chin' }, ['pores']],
    [{ area: 'forehead' }, []],
    [{ metric: 'texture' }, ['brown', 'plain', 'quick']],
    [{ verdict: 'worsened' }, ['brown']],
    [{ verdict: 'no-measurable-change' }, ['pores']],
    [{ minSessions: 2 }, ['brown', 'plain', 'pores']],
    [{ minMonths: 6 }, ['brown', 'plain', 'pores']],
    [{ minMonths: 7 }, []],
    [{ skinTone: 'brown' }, ['brown']],
    [{ skinTone: 'intermediate' }, ['plain', 'pores']],
    [{ ageBand: '65-and-over' }, ['brown']],
    [{ ageBand: '35-44', verdict: 'improved' }, ['plain']],
  ])('are found by %o', async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  it('tell facts to the last digit of what is stored, and nothing of who or when', async () => {
    const plain = (await find()).find((one) => nameOf(one) === 'plain')!;
    expect(plain).toMatchObject({
      indication: 'texture',
      areas: ['left-cheek'],
      view: 'frontal',
      sessions: 3,
      monthsSinceBaseline: 6,
      monthsSinceLastSession: 3,
      skinTone: 'intermediate',
      ageBand: '35-44',
      identifiability: expect.any(String),
      caseId: null,
      synthetic: false,
    });
    const { result } = await test.clinic.rooms.database
      .selectFrom('comparisons')
      .select('result')
      .where('id', '=', plain.comparisonId)
      .executeTakeFirstOrThrow();
    const { measurements } = JSON.parse(result!);
    expect([plain.measurement, plain.others]).toEqual([measurements[1], [measurements[0]]]);
    const { text } = await marketing.get('/api/gallery/candidates?channel=clinic-website');
    const { patientId, seriesId } = seeded.plain!;
    expect(text).not.toMatch(/Unmistakable|SECRET|private|Private|2025-10-01|2026-03-20|1985/);
    for (const id of [patientId, seriesId]) expect(text).not.toContain(id);
  });

  it('come with all comparable series and the choice made so far', async () => {
    const path = `/api/gallery/candidates/clinic-website/${seeded.plain!.comparisonId}`;
    const { body } = await marketing.get(path).expect(200);
    // Those who agreed to nothing count, too.
    expect(body.typicalOutcome).toMatchObject({ n: 4, notMeasurable: 1, withoutOutcome: 1 });
    expect(body.selection).toEqual({
      shown: 1,
      notShown: 5,
      medianPercentile: null,
      bestCaseOnly: false,
    });
    expect(body.channelBestCaseOnly).toBe(false);
  });

  it('are gone with consent, said alike of what nobody agreed to, of what is unknown and of no latest outcome', async () => {
    const refusals = [];
    const unknown = '00000000-0000-4000-8000-000000000000';
    const ids = [seeded.silent, seeded.early, seeded.unmeasured].map((course) => course!.comparisonId);
    for (const id of [unknown, ...ids]) {
      const answer = await marketing.get(`/api/gallery/candidates/clinic-website/${id}`).expect(404);
      refusals.push(answer.body.error.message);
    }
    expect(new Set(refusals).size).toBe(1);

    const { patientId, comparisonId } = seeded.quick!;
    const { body } = await test.clinician.get(`/api/patients/${patientId}/consents`).expect(200);
    const granted = body.records.find(
      (record: { scope: string; decision: string }) =>
        record.scope === 'publication' && record.decision === 'granted',
    );
    await test.clinician.post(`/api/consents/${granted.id}/withdrawal`).send({ note: '' }).expect(201);
    expect(await found({})).toEqual(['brown', 'plain', 'pores']);
    await marketing.get(`/api/gallery/candidates/clinic-website/${comparisonId}`).expect(404);
  });

  it('are written down in the audit trail when looked at', async () => {
    await find({ verdict: 'improved' });
    await marketing.get(`/api/gallery/candidates/clinic-website/${seeded.plain!.comparisonId}`).expect(200);
    const { body } = await test.owner.get('/api/audit').expect(200);
    expect(body.items.slice(0, 2)).toMatchObject([
      { name: 'galleryCandidateViewed', patient: { id: seeded.plain!.patientId } },
      { name: 'galleryCandidatesListed', detail: { channel: 'clinic-website', filters: ['verdict'] } },
    ]);
  });

  it('say when one is published there, and are refused with a sentence for a wrong question', async () => {
    const course = await openCourse(test);
    await agree(test, course.patientId);
    const { body: published } = await publish(test, course).expect(201);
    const items = await find({ indication: 'acne-scars' });
    expect(items.map(({ caseId }) => caseId)).toEqual([published.id]);
    await marketing.get('/api/gallery/candidates').expect(400);
    await marketing.get('/api/gallery/candidates?channel=clinic-website&name=Ana').expect(400);
  });

  it('are listed a page at a time, each once', async () => {
    const more = await seedCourses(
      test.clinic.rooms.database,
      Array.from({ length: 25 }, () => ({ indication: 'tone' })),
    );
    for (const { patientId } of more) await agree(test, patientId);
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const query = { channel: 'clinic-website', indication: 'tone', after };
      const { body } = await marketing.get('/api/gallery/candidates').query(query).expect(200);
      ids.push(...body.items.map(({ comparisonId }: Candidate) => comparisonId));
      after = body.next ?? undefined;
    } while (after);
    expect(ids.sort()).toEqual(more.map(({ comparisonId }) => comparisonId).sort());
  });
});
