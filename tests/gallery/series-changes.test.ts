import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sweepCases } from '../../src/gallery/index.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import {
  addSession,
  changeSeries,
  makePhoto,
  openTestClinic,
  type TestClinic,
  uploadTo,
  waitForAnalyses,
} from '../test-clinic.ts';
import { openCase, publish } from './open-case.ts';

let test: TestClinic;
let opened: Awaited<ReturnType<typeof openCase>>;
beforeEach(async () => {
  test = await openTestClinic();
  opened = await openCase(test, { agreed: { granted: ['clinic-website', 'in-clinic-screen'] } });
});
afterEach(() => test.close());

const stateOf = async ({ id } = opened.published) =>
  (await test.clinician.get(`/api/gallery/cases/${id}`).expect(200)).body.state;
const series = async () =>
  (await test.clinician.get(`/api/series/${opened.course.seriesId}`).expect(200)).body;
const texts = async (paths: string[]) =>
  Promise.all(paths.map(async (path) => (await test.stranger.get(path).buffer(true).expect(200)).text));

describe('a case whose series is corrected', () => {
  it('ends when a session that was missing puts its after photo into healing', async () => {
    await addSession(test, opened.course.seriesId, { date: '2026-05-11' });
    expect(await stateOf()).toBe('comparison-changed');
    await test.stranger.get(`/gallery/cases/${opened.published.slug}`).expect(410);
  });

  it('ends when a session’s day moves, so that its months are others', async () => {
    const { sessions } = await series();
    const { id, version } = sessions.find(({ date }: { date: string }) => date === '2026-02-01');
    await test.clinician.patch(`/api/sessions/${id}`).send({ version, date: '2026-03-01' }).expect(200);
    expect(await stateOf()).toBe('comparison-changed');
  });

  it('ends when the day of its after photo moves, where that day is shown', async () => {
    await test.clinician.delete(`/api/gallery/cases/${opened.published.id}`).expect(204);
    const { body: undated } = await publish(test, opened.course, { channel: 'in-clinic-screen' }).expect(201);
    const { body: dated } = await publish(test, opened.course, { showsDates: true }).expect(201);
    const { followUpPhotoId } = (await series()).comparisons[0];
    await test.clinician
      .patch(`/api/photos/${followUpPhotoId}`)
      .send({ takenOn: '2026-05-16', view: 'left cheek' })
      .expect(200);
    expect(await stateOf(dated)).toBe('comparison-changed');
    expect(await stateOf(undated)).toBe('published');
  });

  it('ends when the series is about other areas', async () => {
    await changeSeries(test, opened.course.seriesId, { areas: ['chin'] });
    expect(await stateOf()).toBe('comparison-changed');
  });

  it('leaves no file once cases were swept', async () => {
    const files = await test.storedFiles();
    await addSession(test, opened.course.seriesId, { date: '2026-05-11' });
    await sweepCases(test.clinic.rooms);
    expect(await test.storedFiles()).toHaveLength(files.length - 4);
  });

  it('stays when a session is added after its photos', async () => {
    await addSession(test, opened.course.seriesId, { date: '2026-06-01' });
    expect(await stateOf()).toBe('published');
  });
});

describe('a case whose series has a later visit', () => {
  it('stays, and says everywhere that the series has come to something else', async () => {
    await publish(test, opened.course, { channel: 'in-clinic-screen' }).expect(201);
    const { slug } = opened.published;
    const paths = ['/gallery', `/gallery/cases/${slug}`, `/gallery/embed/${slug}`, '/gallery/feed.json'];
    expect((await texts(paths)).filter((text) => /latest result|since come to/.test(text))).toEqual([]);

    const { compare } = test.pool;
    test.pool.compare = async (...asked) => {
      const answer = await compare.apply(test.pool, asked);
      const [measurement] = answer.comparison.measurements;
      Object.assign(measurement!, {
        verdict: 'worsened',
        change: { log: 0.12, percent: 12.4, ci95: [8.8, 16.1], mdc95: 6.5 },
      });
      return answer;
    };
    const bytes = await makePhoto(901, { side: 1200 });
    const { seriesId } = opened.course;
    await uploadTo(test, { seriesId, bytes, takenOn: '2026-06-14', view: 'left cheek' }).expect(201);
    await waitForAnalyses(test, seriesId);

    expect(await stateOf()).toBe('published');
    const [list, page, embed, feed] = await texts(paths);
    const since = /The series has since come to: 12\s%\srougher \(9 to 16\s%\)/;
    expect(list).toContain('Not the latest result');
    for (const text of [page, embed, feed]) expect(text).toMatch(since);
    const { body } = await test.clinician.get('/api/gallery/contact-sheet').buffer().expect(200);
    expect((await openPdf(body))[0]!.text).toMatch(since);
  });
});
