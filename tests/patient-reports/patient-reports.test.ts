import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addSession,
  changeSeries,
  makePhoto,
  openTestClinic,
  startSeries,
  type TestClinic,
  uploadTo,
  waitForAnalyses,
} from '../test-clinic.ts';

let clinic: TestClinic;
let seriesId: string;
let patientId: string;
let photoIds: string[];
beforeAll(async () => {
  clinic = await openTestClinic();
  ({ seriesId, patientId } = await startSeries(clinic, {
    name: 'Unmistakable Name',
    series: { primaryOutcome: { metric: 'texture', region: 'treated skin' }, areas: ['left-cheek'] },
  }));
  await addSession(clinic, seriesId, { date: '2026-01-10', device: '=Pen, "blue"', needleDepthMm: 1.25 });
  photoIds = [];
  for (const [seed, takenOn] of ['2026-01-01', '2026-01-12', '2026-03-01', '2026-04-01'].entries()) {
    const { body } = await uploadTo(clinic, { seriesId, bytes: await makePhoto(seed + 1), takenOn }).expect(
      201,
    );
    photoIds.push(body.photo.id);
  }
  await waitForAnalyses(clinic, seriesId);
});
afterAll(() => clinic.close());

const choice = { visits: ['2026-03-01', '2026-04-01'], views: ['frontal'], metrics: ['texture'] };
const make = async (input: object = choice) =>
  (await clinic.clinician.post(`/api/series/${seriesId}/reports`).send(input).expect(201)).body;
const eventsNamed = async (name: string) =>
  (await clinic.owner.get(`/api/audit?name=${name}`).expect(200)).body.items;

describe('a report', () => {
  test('is made of a choice, listed, read and removed with every file', async () => {
    const before = await clinic.storedFiles();
    const made = await make({ ...choice, note: 'Well done.\nSee you in May.' });
    expect(made).toMatchObject({ by: 'Dr. Test', visits: choice.visits, metrics: ['texture'] });
    const { body: list } = await clinic.clinician.get(`/api/series/${seriesId}/reports`).expect(200);
    expect(list.items).toEqual([made]);
    const { body: detail } = await clinic.clinician.get(`/api/reports/${made.id}`).expect(200);
    expect(detail).toMatchObject({ ...made, series: { id: seriesId }, patient: { id: patientId } });
    expect(detail.html).toContain('<p>See you in May.</p>');
    expect(detail.html).not.toContain('Unmistakable');
    const pictures = [...detail.html.matchAll(/src="([^"]+)"/g)].map(([, source]) => source!);
    expect(pictures).toHaveLength(4);
    for (const source of pictures) {
      const { headers } = await clinic.clinician.get(source).expect(200);
      expect(headers['content-type']).toBe('image/jpeg');
    }
    await clinic.clinician.delete(`/api/reports/${made.id}`).expect(204);
    await clinic.clinician.get(`/api/reports/${made.id}`).expect(404);
    await clinic.clinician.get(pictures[0]!).expect(404);
    expect(await clinic.storedFiles()).toEqual(before);
    for (const name of ['patientReportMade', 'patientReportViewed', 'patientReportRemoved']) {
      expect((await eventsNamed(name))[0]).toMatchObject({ entityId: made.id, patient: { id: patientId } });
    }
  });

  test('shows only its own files', async () => {
    const { id } = await make();
    for (const name of ['auth-secret', 'numbers.json', '..%2Fauth-secret', 'pair-9-before.jpg']) {
      await clinic.clinician.get(`/api/reports/${id}/pictures/${name}`).expect(404);
    }
    await clinic.clinician.get(`/api/reports/${id}/files/other.json`).expect(404);
    await clinic.clinician.delete(`/api/reports/${id}`).expect(204);
  });

  test('can’t leave out the primary outcome, nor show what was not measured', async () => {
    const refused = async (change: object, words: string) => {
      const { body } = await clinic.clinician
        .post(`/api/series/${seriesId}/reports/preview`)
        .send({ ...choice, ...change })
        .expect(400);
      expect(body.error.message).toContain(words);
    };
    await refused({ visits: ['2026-03-01'] }, 'primary outcome can’t be left out');
    await refused({ metrics: [] }, 'primary outcome can’t be left out');
    await refused({ visits: [...choice.visits, '2026-05-05'] }, 'has not been measured');
    await refused({ views: ['frontal', 'left-45'] }, 'has not been measured');
    await refused({ visits: [] }, 'Choose a visit');
  });

  test('names what is left out and shows healing as healing', async () => {
    const preview = async (visits: string[]) =>
      (
        await clinic.clinician
          .post(`/api/series/${seriesId}/reports/preview`)
          .send({ ...choice, visits })
          .expect(200)
      ).body.html as string;
    const some = await preview(['2026-04-01']);
    expect(some).toContain('<li>Photos of 12 January 2026 and 1 March 2026.</li>');
    const all = await preview(['2026-01-12', '2026-03-01', '2026-04-01']);
    expect(all).not.toContain('left out');
    expect(all).toContain('shows your skin as it heals');
    expect(all).toContain('<td data-label="Result">Healing, not counted</td>');
    // Its pictures are the comparison's, since nothing is kept.
    expect(all).toMatch(/src="\/api\/comparisons\/[^/]+\/images\/before"/);
  });

  test('stays as it was made when the series changes, and goes with a photo it shows', async () => {
    const { id } = await make();
    const read = async () => (await clinic.clinician.get(`/api/reports/${id}`).expect(200)).body.html;
    const before = await read();
    await changeSeries(clinic, seriesId, {
      plan: { treated: [{ name: 'spot', polygon: [[0.1, 0.1], [0.5, 0.1], [0.3, 0.4]] }] },
    }); // biome-ignore format: a triangle
    await waitForAnalyses(clinic, seriesId);
    expect(await read()).toBe(before);
    await clinic.clinician.delete(`/api/photos/${photoIds[2]}`).expect(204);
    await clinic.clinician.get(`/api/reports/${id}`).expect(404);
    expect((await eventsNamed('patientReportRemoved'))[0]).toMatchObject({ entityId: id, actor: null });
  });
});

test('a report leaves no file when a photo of it is removed while it is made', async () => {
  const { blobs } = clinic.clinic.rooms;
  const { addDerived } = blobs;
  let files: string[] = [];
  blobs.addDerived = async (bytes) => {
    blobs.addDerived = addDerived;
    await clinic.clinician.delete(`/api/photos/${photoIds.at(-1)}`).expect(204);
    files = await clinic.storedFiles();
    return addDerived(bytes);
  };
  await clinic.clinician
    .post(`/api/series/${seriesId}/reports`)
    .send({ ...choice, visits: ['2026-04-01'] })
    .expect(500);
  expect(await clinic.storedFiles()).toEqual(files);
});
