import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { viewOfYaw } from '../../src/imaging/face-view.ts';
import { nextView } from '../../src/photos/choose-view.ts';
import { sha256Of } from '../../src/storage/index.ts';
import {
  makePhoto,
  openTestClinic,
  startSeries,
  type TestClinic,
  uploadTo,
  waitForAnalyses,
} from '../test-clinic.ts';

let test: TestClinic;
let seriesId: string;
beforeEach(async () => {
  test = await openTestClinic();
  ({ seriesId } = await startSeries(test));
});
afterEach(() => test.close());

const state = { cleansed: true, makeUp: false, expression: 'neutral', light: 'two softboxes' };
const originals = async () => (await test.storedFiles()).filter((name) => name.startsWith('originals/'));
const originalOf = (bytes: Uint8Array) => sha256Of(bytes).replace(/^../, (start) => `originals/${start}/`);

describe('three frames of one view', () => {
  it('are one photo, each an original, and are all handed to the analysis', async () => {
    const baseline = await makePhoto(1);
    const [first, second, third] = await Promise.all([makePhoto(2), makePhoto(3), makePhoto(4)]);
    await uploadTo(test, { seriesId, bytes: baseline, takenOn: '2026-03-01' }).expect(201);
    const { body } = await uploadTo(test, {
      seriesId,
      bytes: first,
      frames: [second, third],
      takenOn: '2026-05-01',
      visitState: state,
      overrideReason: 'The patient can’t lift the chin.',
    }).expect(201);
    expect(body.photo).toMatchObject({
      sha256: sha256Of(first),
      frames: [sha256Of(second), sha256Of(third)],
      overrideReason: 'The patient can’t lift the chin.',
    });
    expect(body.visit.state).toEqual(state);
    expect(await test.storedFiles()).toEqual(
      expect.arrayContaining([first, second, third].map((bytes) => originalOf(bytes))),
    );
    const detail = await waitForAnalyses(test, seriesId);
    expect(detail.comparisons).toHaveLength(1);
    const [{ before, after, moreFrames }] = test.pool.requests as [(typeof test.pool.requests)[number]];
    expect([sha256Of(before), sha256Of(after)]).toEqual([sha256Of(baseline), sha256Of(first)]);
    expect(moreFrames!.before).toEqual([]);
    expect(moreFrames!.after.map(sha256Of)).toEqual([sha256Of(second), sha256Of(third)]);
  });

  it('leave nothing when the photo is removed, and stay where another photo needs them', async () => {
    const [first, second] = await Promise.all([makePhoto(2), makePhoto(3)]);
    const { body } = await uploadTo(test, { seriesId, bytes: first, frames: [second] }).expect(201);
    const other = await uploadTo(test, { seriesId, bytes: second }).expect(201);
    await test.clinician.delete(`/api/photos/${body.photo.id}`).expect(204);
    expect(await originals()).toEqual([originalOf(second)]);
    await test.clinician.delete(`/api/photos/${other.body.photo.id}`).expect(204);
    expect(await originals()).toEqual([]);
  });

  it('that are the same file count once, and one that can’t be read refuses them all', async () => {
    const bytes = await makePhoto(1);
    const { body } = await uploadTo(test, { seriesId, bytes, frames: [bytes] }).expect(201);
    expect(body.photo.frames).toEqual([]);
    await uploadTo(test, { seriesId, bytes: await makePhoto(2), frames: [Buffer.from('no photo')] }).expect(
      415,
    );
    expect(await test.storedFiles()).toEqual([originalOf(bytes)]);
  });

  it('sent again after a lost answer are a success that adds nothing', async () => {
    const [first, second] = await Promise.all([makePhoto(2), makePhoto(3)]);
    const sent = await uploadTo(test, { seriesId, bytes: first, frames: [second] }).expect(201);
    const again = await uploadTo(test, { seriesId, bytes: first, frames: [second] }).expect(200);
    expect(again.body.photo).toEqual(sent.body.photo);
  });
});

describe('a file that is another patient’s', () => {
  it('is refused without naming that patient, as a photo and as a frame', async () => {
    const [first, second] = await Promise.all([makePhoto(2), makePhoto(3)]);
    await uploadTo(test, { seriesId, bytes: first, frames: [second] }).expect(201);
    const other = await startSeries(test, { name: 'Somebody else' });
    for (const bytes of [first, second]) {
      const { body } = await uploadTo(test, { seriesId: other.seriesId, bytes }).expect(409);
      expect(body.error.message).toMatch(/another patient’s series/);
      expect(body.error.message).not.toMatch(/Test patient/);
    }
    expect(await test.storedFiles()).toHaveLength(2);
  });
});

describe('the state of a visit', () => {
  it('is stated, corrected and shown', async () => {
    const { body } = await uploadTo(test, { seriesId, bytes: await makePhoto(1) }).expect(201);
    expect(body.visit.state).toBeNull();
    const changed = await test.clinician
      .patch(`/api/visits/${body.visit.id}`)
      .send({ version: 1, state })
      .expect(200);
    expect(changed.body.state).toEqual(state);
    const detail = (await test.clinician.get(`/api/series/${seriesId}`)).body;
    expect(detail.visits[0].state).toEqual(state);
    await test.clinician
      .patch(`/api/visits/${body.visit.id}`)
      .send({ version: 2, state: { ...state, expression: 'grim' } })
      .expect(400);
  });

  it('that is no JSON is refused', async () => {
    const request = test.clinician
      .post(`/api/series/${seriesId}/photos`)
      .attach('photo', Buffer.from(await makePhoto(1)), 'a.jpg')
      .field('visitState', '{');
    const { body } = await request.expect(400);
    expect(body.error.message).toMatch(/visitState/);
  });
});

describe('a view that is to be found', () => {
  it.each([
    [0, 'frontal'],
    [-20, 'frontal'],
    [40, 'right-45'],
    [-40, 'left-45'],
    [80, 'right-lateral'],
    [-80, 'left-lateral'],
  ])('by the turn of the face: %i degrees is %s', (yaw, view) => {
    expect(viewOfYaw(yaw)).toBe(view);
  });

  it('follows the order of the latest other visit, then of the series', () => {
    const views = ['frontal', 'left-45', 'right-45'];
    const photo = (view: string, takenOn: string) => ({ view, takenOn });
    const earlier = [photo('right-45', '2026-01-01'), photo('left-45', '2026-01-01')];
    const today = '2026-02-01';
    const ask = (taken: string[]) =>
      nextView([...earlier, ...taken.map((view) => photo(view, today))], { views, takenOn: today });
    expect(ask([])).toBe('right-45');
    expect(ask(['right-45'])).toBe('left-45');
    expect(ask(['right-45', 'left-45'])).toBe('frontal');
    expect(ask(views)).toBe('frontal');
    expect(nextView([], { views, takenOn: today })).toBe('frontal');
  });

  it('without a face is the next in order, and says so', async () => {
    const two = await startSeries(test, { series: { views: ['left forearm', 'right forearm'] } });
    const send = async (seed: number) =>
      (
        await uploadTo(test, {
          seriesId: two.seriesId,
          bytes: await makePhoto(seed),
          view: 'auto',
          takenOn: '2026-03-01',
        }).expect(201)
      ).body;
    expect(await send(1)).toMatchObject({ viewSource: 'order', photo: { view: 'left forearm' } });
    expect(await send(2)).toMatchObject({ viewSource: 'order', photo: { view: 'right forearm' } });
  });

  const portrait = join(import.meta.dirname, '../../../shared/photos/london/001-neutral.jpg');
  it.skipIf(!existsSync(portrait))('of a frontal portrait is frontal', async () => {
    const { seriesId: faces } = await startSeries(test, { series: { views: ['left-45', 'frontal'] } });
    const bytes = readFileSync(portrait);
    const { body } = await uploadTo(test, { seriesId: faces, bytes, view: 'auto' }).expect(201);
    expect(body).toMatchObject({ viewSource: 'face', photo: { view: 'frontal' } });
  });
});
