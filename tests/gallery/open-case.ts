import type { GalleryCase } from '../../src/gallery/types.ts';
import { publicationAnswers, signedConsent } from '../consent/signed-consent.ts';
import {
  addSession,
  makePhoto,
  startSeries,
  type TestClinic,
  uploadTo,
  waitForAnalyses,
} from '../test-clinic.ts';

export interface Course {
  patientId: string;
  seriesId: string;
  /** What the series came to. */
  comparisonId: string;
}

/** No two patients have the same photo. */
let nextSeed = 10;

/** A patient treated twice and photographed before and four months after; the view is a body area's, so that no face is looked for. */
export async function openCourse(
  test: TestClinic,
  { name = 'Unmistakable Name', side = 1200, indication = 'acne-scars' } = {},
): Promise<Course> {
  const series = {
    indication,
    areas: ['left-cheek'],
    views: ['left cheek'],
    primaryOutcome: { metric: 'texture', region: 'treated skin' },
  };
  const { patientId, seriesId } = await startSeries(test, { name, series });
  for (const date of ['2026-01-02', '2026-02-01']) await addSession(test, seriesId, { date });
  for (const takenOn of ['2026-01-01', '2026-05-15']) {
    const bytes = await makePhoto(nextSeed++, { side });
    await uploadTo(test, { seriesId, bytes, takenOn, view: 'left cheek' }).expect(201);
  }
  const { comparisons } = await waitForAnalyses(test, seriesId);
  return { patientId, seriesId, comparisonId: comparisons[0].id };
}

/** The patient signs that photos may be published. @returns the record's id */
export async function agree(
  test: TestClinic,
  patientId: string,
  options: Partial<Parameters<typeof publicationAnswers>[1]> = {},
): Promise<string> {
  const answers = await publicationAnswers(test, { granted: ['clinic-website'], ...options });
  const { body } = await test.clinician
    .post(`/api/patients/${patientId}/consents`)
    .send(await signedConsent(test, { answers }))
    .expect(201);
  return body.records[0].id;
}

export const publish = (
  test: TestClinic,
  { comparisonId }: Pick<Course, 'comparisonId'>,
  input: object = {},
) =>
  test.clinician
    .post('/api/gallery/cases')
    .send({ comparisonId, channel: 'clinic-website', identifiability: 'region-crop', ...input });

/** Treated, photographed, agreed to and published. */
export async function openCase(
  test: TestClinic,
  {
    agreed,
    input,
    ...course
  }: {
    name?: string;
    indication?: string;
    side?: number;
    agreed?: Parameters<typeof agree>[2];
    input?: object;
  } = {},
): Promise<{ course: Course; consentId: string; published: GalleryCase }> {
  const opened = await openCourse(test, course);
  const consentId = await agree(test, opened.patientId, agreed);
  const { body } = await publish(test, opened, input).expect(201);
  return { course: opened, consentId, published: body };
}
