import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInAgain } from '../access/own-records.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import { type Agent, changeSeries, openTestClinic, type TestClinic } from '../test-clinic.ts';
import { agree, openCase, openCourse, publish } from './open-case.ts';
import { seedCourses } from './seed-courses.ts';

let test: TestClinic;
let marketing: Agent;
beforeAll(async () => {
  test = await openTestClinic();
  marketing = await test.signInAs('marketing');
});
afterAll(() => test.close());

const onScreen = { granted: ['in-clinic-screen'] };
const sheet = (query = '') => marketing.get(`/api/gallery/contact-sheet${query}`).buffer();

describe('the contact sheet', () => {
  it('is refused with a sentence while nothing is published for the screen', async () => {
    await openCase(test, { agreed: { granted: ['clinic-website'] } });
    const { body } = await marketing.get('/api/gallery/contact-sheet').expect(409);
    expect(body.error.message).toMatch(/Publish one there first/);
  });

  it('has a page for each case, lying, with verdict and denominator, and is on the take-down list', async () => {
    const input = { channel: 'in-clinic-screen', caption: 'Two sessions.' };
    for (let number = 0; number < 2; number += 1) await openCase(test, { agreed: onScreen, input });
    await seedCourses(
      test.clinic.rooms.database,
      Array.from({ length: 9 }, (_, at) => ({ indication: 'acne-scars', percent: at - 4 })),
    );
    const { body } = await sheet()
      .expect(200)
      .expect('content-type', /application\/pdf/);
    const pages = await openPdf(body);
    expect(pages.length).toBe(2);
    for (const { size, text } of pages) {
      expect(size.width).toBeGreaterThan(size.height);
      expect(text).toMatch(/Acne scars, left cheek/);
      expect(text).toMatch(/Texture: 19 % smoother \(15 to 22 %\)/);
      expect(text).toMatch(/2 sessions/);
      expect(text).toMatch(/Of 12 series measured at this clinic, 3 \(25 %\) improved/);
      expect(text).not.toMatch(/Unmistakable|2026/);
    }
    const { body: list } = await marketing.get('/api/gallery/take-downs').expect(200);
    expect(list.items.map(({ what }: { what: string }) => what)).toEqual(['contact-sheet', 'contact-sheet']);
  });

  it('says what a case is judged by was changed after results', async () => {
    const { patientId, seriesId, comparisonId } = await openCourse(test);
    await agree(test, patientId, onScreen);
    await changeSeries(test, seriesId, { indication: 'texture', outcomeReason: 'Chosen by mistake.' });
    await publish(test, { comparisonId }, { channel: 'in-clinic-screen' }).expect(201);
    const text = (await openPdf((await sheet().expect(200)).body)).map((page) => page.text).join(' ');
    expect(text).toContain('When first results were in, the clinic changed what it was treated for.');
  });

  it('leaves out a case whose consent has ended since', async () => {
    const agreed = { ...onScreen, expiresOn: '2026-06-16' };
    await openCase(test, { agreed, input: { channel: 'in-clinic-screen' } });
    expect((await openPdf((await sheet().expect(200)).body)).length).toBe(4);
    test.pass(48 * 3_600_000);
    await signInAgain(marketing, 'marketing');
    expect((await openPdf((await sheet('?paper=letter').expect(200)).body)).length).toBe(3);
  });
});
