import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Agent, openTestClinic, type TestClinic } from '../test-clinic.ts';
import { agree, openCase, openCourse } from './open-case.ts';

let test: TestClinic;
let marketing: Agent;
beforeEach(async () => {
  test = await openTestClinic();
  marketing = await test.signInAs('marketing');
});
afterEach(() => test.close());

/** The patient takes it back after consent was asked, as soon as so many files are read. */
function withdrawAfterReading(count: number, consentId: string): void {
  const { blobs } = test.clinic.rooms;
  const { read } = blobs;
  let left = count;
  blobs.read = async (name) => {
    const bytes = await read(name);
    left -= 1;
    if (left > 0) return bytes;
    blobs.read = read;
    await test.clinician.post(`/api/consents/${consentId}/withdrawal`).send({}).expect(201);
    return bytes;
  };
}
const takeDowns = async () => (await marketing.get('/api/gallery/take-downs').expect(200)).body.items;

describe('a withdrawal while a file is made', () => {
  it('of an export: nothing leaves, and nothing is said to have left', async () => {
    const { published, consentId } = await openCase(test);
    withdrawAfterReading(1, consentId);
    await marketing.get(`/api/gallery/cases/${published.id}/exports/after.jpg`).expect(410);
    expect(await takeDowns()).toEqual([]);
  });

  it('of a contact sheet: it must be made again', async () => {
    const channel = 'in-clinic-screen';
    const onScreen = { agreed: { granted: [channel] }, input: { channel } };
    const [{ consentId }] = [await openCase(test, onScreen), await openCase(test, onScreen)];
    withdrawAfterReading(4, consentId);
    const { body } = await marketing.get('/api/gallery/contact-sheet').expect(409);
    expect(body.error.message).toContain('Make it again');
    expect(await takeDowns()).toEqual([]);
    await marketing.get('/api/gallery/contact-sheet').expect(200);
    expect(await takeDowns()).toHaveLength(1);
  });

  it('of a preview: nothing is seen', async () => {
    const course = await openCourse(test);
    const consentId = await agree(test, course.patientId);
    withdrawAfterReading(2, consentId);
    const input = {
      comparisonId: course.comparisonId,
      channel: 'clinic-website',
      identifiability: 'region-crop',
    };
    await marketing.post('/api/gallery/previews').send(input).expect(410);
  });
});
