import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/database/index.ts';

const createdAt = '2026-01-01T00:00:00Z';
let opened: ReturnType<typeof openDatabase>;
const captures = () => opened.database.selectFrom('repeatabilityCaptures').selectAll().execute();

/** A study, a patient and two photos of one visit. */
beforeEach(async () => {
  opened = openDatabase(':memory:');
  const { database } = opened;
  const patient = {
    id: 'p',
    name: 'Test',
    number: null,
    yearOfBirth: null,
    notes: '',
    synthetic: 1 as const,
    searchText: 'test',
    version: 1,
  };
  const moments = { createdAt, updatedAt: createdAt };
  await database
    .insertInto('patients')
    .values({ ...patient, ...moments })
    .execute();
  await database
    .insertInto('series')
    .values({
      id: 's',
      patientId: 'p',
      name: 'Repeats',
      indication: 'other',
      indicationNote: '',
      areas: '[]',
      views: '["frontal"]',
      primaryOutcome: null,
      protocol: '{}',
      usesCard: 0,
      plan: null,
      planPhotoId: null,
      planVersion: 0,
      skinItaDeg: null,
      isScheduled: 0,
      synthetic: 1,
      version: 1,
      ...moments,
    })
    .execute();
  const visit = { id: 'v', seriesId: 's', date: '2026-01-01', note: '', state: null, version: 1 };
  await database.insertInto('visits').values(visit).execute();
  for (const id of ['first', 'second']) {
    const file = { fileName: `${id}.jpg`, format: 'jpeg', width: 4, height: 3, byteSize: 9, sha256: id };
    const origin = { seriesId: 's', visitId: 'v', view: 'frontal', dateSource: 'given' as const };
    await database
      .insertInto('photos')
      .values({ id, ...origin, ...file, createdAt })
      .execute();
  }
  const study = { id: 'study', name: 'Spring', view: 'frontal', camera: 'Room 2', floors: null };
  await database
    .insertInto('repeatabilityStudies')
    .values({ ...study, ...moments })
    .execute();
});
afterEach(() => opened.close());

const capture = (secondPhotoId: string | null, studyId = 'study') =>
  opened.database
    .insertInto('repeatabilityCaptures')
    .values({
      studyId,
      patientId: 'p',
      firstPhotoId: 'first',
      secondPhotoId,
      plan: null,
      result: null,
      engineVersion: null,
      createdAt,
    })
    .execute();

describe('repeatability studies', () => {
  it('count a patient once, with two different photos or the first one alone', async () => {
    await expect(capture('first')).rejects.toThrow(/CHECK/);
    await expect(capture(null, 'nowhere')).rejects.toThrow(/FOREIGN KEY/);
    await capture(null);
    await expect(capture('second')).rejects.toThrow(/UNIQUE/);
    await opened.database
      .updateTable('repeatabilityCaptures')
      .set({ secondPhotoId: 'second', result: '{}', engineVersion: '0.2.0' })
      .execute();
    expect(await captures()).toMatchObject([{ patientId: 'p', secondPhotoId: 'second' }]);
  });

  it.each(['first', 'second'])('keep no figures of a pair whose %s photo was removed', async (id) => {
    await capture('second');
    await opened.database.deleteFrom('photos').where('id', '=', id).execute();
    expect(await captures()).toEqual([]);
  });

  it('take their captures with them and leave the photos', async () => {
    await capture('second');
    await opened.database.deleteFrom('repeatabilityStudies').execute();
    expect(await captures()).toEqual([]);
    expect(await opened.database.selectFrom('photos').selectAll().execute()).toHaveLength(2);
  });
});
