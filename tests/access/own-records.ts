import {
  makePhoto,
  noContraindications,
  startSeries,
  type TestClinic,
  uploadTo,
  waitForAnalyses,
} from '../test-clinic.ts';

/** One record of each kind in the clinic, by the name its id has in addresses. A new kind is added here. */
export async function makeOwnRecords(test: TestClinic): Promise<Record<string, string>> {
  const { patientId, seriesId } = await startSeries(test, { name: 'Unmistakable Name' });
  const { body: session } = await test.clinician
    .post(`/api/series/${seriesId}/sessions`)
    .send({ date: '2026-02-01', checklist: noContraindications })
    .expect(201);
  const { body: first } = await uploadTo(test, {
    seriesId,
    bytes: await makePhoto(1, { side: 2100 }),
    takenOn: '2026-01-01',
  }).expect(201);
  await uploadTo(test, { seriesId, bytes: await makePhoto(2), takenOn: '2026-04-01' }).expect(201);
  const { comparisons } = await waitForAnalyses(test, seriesId);
  const { body: invitation } = await test.owner
    .post('/api/invitations')
    .send({ email: 'somebody@new.example', role: 'marketing' })
    .expect(201);
  await test.owner.post('/api/calendar-feed').send({ showsNumbers: true }).expect(201);
  return {
    patientId,
    seriesId,
    sessionId: session.id,
    photoId: first.photo.id,
    visitId: first.visit.id,
    comparisonId: comparisons[0].id,
    // A tile of the photo, which is large enough to have some.
    level: '0',
    column: '0',
    row: '0',
    invitationId: invitation.invitation.id,
  };
}
