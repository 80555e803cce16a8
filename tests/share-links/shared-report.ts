import type { ShareLinkInput } from '../../src/share-links/index.ts';
import { signedConsent, textOf } from '../consent/signed-consent.ts';
import {
  changeSeries,
  makePhoto,
  startSeries,
  type TestClinic,
  uploadTo,
  waitForAnalyses,
} from '../test-clinic.ts';

export interface SharedReport {
  patientId: string;
  seriesId: string;
  reportId: string;
  photoIds: string[];
}

/** Each photo is another: the clinic refuses one that is in another patient's series. */
let photosMade = 0;

/** A patient who was born in 1984 and agreed to get reports, and a report of them. */
export async function makeSharedReport(
  test: TestClinic,
  { name = 'Unmistakable Name' } = {},
): Promise<SharedReport> {
  const { patientId, seriesId } = await startSeries(test, { name });
  await test.clinician
    .patch(`/api/patients/${patientId}`)
    .send({ version: 1, yearOfBirth: 1984 })
    .expect(200);
  await changeSeries(test, seriesId, { primaryOutcome: { metric: 'texture', region: 'treated skin' } });
  showRegisteredPictures(test);
  const photoIds: string[] = [];
  for (const takenOn of ['2026-01-01', '2026-04-01']) {
    photosMade += 1;
    const bytes = await makePhoto(photosMade);
    const { body } = await uploadTo(test, { seriesId, bytes, takenOn }).expect(201);
    photoIds.push(body.photo.id);
  }
  await waitForAnalyses(test, seriesId);
  await grant(test, { patientId, scope: 'patient-report' });
  const choice = { visits: ['2026-04-01'], views: ['frontal'], metrics: ['texture'] };
  const { body: report } = await test.clinician
    .post(`/api/series/${seriesId}/reports`)
    .send(choice)
    .expect(201);
  return { patientId, seriesId, reportId: report.id, photoIds };
}

/** The engine's registered pictures are drawn anew; the test's pool hands out the photos themselves. */
function showRegisteredPictures({ pool }: TestClinic): void {
  const { compare } = pool;
  pool.compare = async (...asked) => {
    const result = await compare.apply(pool, asked);
    for (const [index, image] of result.images.entries()) image.bytes = await makePhoto(100 + index);
    return result;
  };
}

/** @returns the record's id */
export async function grant(
  test: TestClinic,
  { patientId, ...answer }: { patientId: string; scope: string; [more: string]: unknown },
): Promise<string> {
  const text = await textOf(test, answer.scope);
  const answers = [{ decision: 'granted', ...answer, text }];
  const { body } = await test.clinician
    .post(`/api/patients/${patientId}/consents`)
    .send(await signedConsent(test, { answers }))
    .expect(201);
  return body.records[0].id;
}

/** What the page sends when nothing special is asked for. */
export const plainLink: ShareLinkInput = {
  expiresOn: '2026-07-15',
  asksYearOfBirth: false,
  opensOnce: false,
};

/** @returns its path below the server, and its id */
export async function makeLink(
  { clinician }: TestClinic,
  reportId: string,
  input: Partial<ShareLinkInput> = {},
): Promise<{ id: string; path: string }> {
  const { body } = await clinician
    .post(`/api/reports/${reportId}/share-links`)
    .send({ ...plainLink, ...input })
    .expect(201);
  return { id: body.id, path: new URL(body.address).pathname };
}

export async function listLinks({ clinician }: TestClinic, reportId: string) {
  const { body } = await clinician.get(`/api/reports/${reportId}/share-links`).expect(200);
  return body;
}
