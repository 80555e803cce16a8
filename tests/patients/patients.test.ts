import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestClinic, type TestClinic } from '../test-clinic.ts';

let test: TestClinic;
beforeEach(async () => {
  test = await openTestClinic();
});
afterEach(() => test.close());

const add = async (patient: object) =>
  (await test.clinician.post('/api/patients').send(patient).expect(201)).body;

describe('patients', () => {
  it('are added, read and changed', async () => {
    const made = await add({
      name: '  Zoë Ångström ',
      number: 'P-17',
      yearOfBirth: 1984,
      notes: 'sensitive skin',
    });
    expect(made).toEqual({
      id: expect.any(String),
      name: 'Zoë Ångström',
      number: 'P-17',
      yearOfBirth: 1984,
      notes: 'sensitive skin',
      skinTone: null,
      synthetic: false,
      version: 1,
      createdAt: '2026-06-15T09:30:00.000Z',
      updatedAt: '2026-06-15T09:30:00.000Z',
    });
    await test.clinician.get(`/api/patients/${made.id}`).expect(200, made);
    test.pass(1000);
    const { body: changed } = await test.clinician
      .patch(`/api/patients/${made.id}`)
      .send({ version: 1, number: null, notes: '' })
      .expect(200);
    expect(changed).toEqual({
      ...made,
      number: null,
      notes: '',
      version: 2,
      updatedAt: '2026-06-15T09:30:01.000Z',
    });
  });

  it('are found by part of name or number, a page at a time, by name', async () => {
    for (const name of ['carla', 'Anna', 'Bert', '100%_sure'])
      await add({ name, number: `N-${name.length}` });
    const { body: all } = await test.clinician.get('/api/patients').expect(200);
    expect(all.items.map((one: { name: string }) => one.name)).toEqual([
      '100%_sure',
      'Anna',
      'Bert',
      'carla',
    ]);
    const { body: page } = await test.clinician.get('/api/patients?limit=2&offset=1').expect(200);
    expect(page.total).toBe(4);
    expect(page.items.map((one: { name: string }) => one.name)).toEqual(['Anna', 'Bert']);
    const names = async (search: string) =>
      (await test.clinician.get('/api/patients').query({ search }).expect(200)).body.items.map(
        (one: { name: string }) => one.name,
      );
    expect(await names('AR')).toEqual(['carla']);
    expect(await names('N-4')).toEqual(['Anna', 'Bert']);
    expect(await names('%_')).toEqual(['100%_sure']);
    expect(await names("' or 1=1 --")).toEqual([]);
  });

  it.each([
    [{}, 'name'],
    [{ name: '   ' }, 'name: Give a name.'],
    [{ name: 'A', yearOfBirth: 19 }, 'yearOfBirth'],
    [{ name: 'A', synthetic: true }, 'synthetic'],
    [{ name: 'x'.repeat(121) }, 'name'],
  ])('refuses %j with a sentence', async (patient, sentence) => {
    const { body } = await test.clinician.post('/api/patients').send(patient).expect(400);
    expect(body.error).toEqual({
      code: 'BAD_REQUEST',
      message: expect.stringContaining(sentence),
      requestId: expect.any(String),
    });
  });

  it('leave a trail that names fields, not contents', async () => {
    const { id } = await add({ name: 'Secret Name' });
    await test.clinician.get(`/api/patients/${id}`);
    await test.clinician.patch(`/api/patients/${id}`).send({ version: 1, notes: 'secret note' });
    await test.clinician.get('/api/patients?search=Secret');
    const events = await test.clinic.rooms.database
      .selectFrom('auditEvents')
      .selectAll()
      .where('entity', '=', 'patient')
      .orderBy('id')
      .execute();
    expect(events.map((event) => event.name)).toEqual([
      'patientCreated',
      'patientViewed',
      'patientChanged',
      'patientsListed',
    ]);
    expect(events[2]).toMatchObject({ patientId: id, detail: '{"fields":["notes"]}' });
    expect(JSON.stringify(events)).not.toMatch(/secret/i);
  });

  it('are nobody else’s: nothing signed out, nothing for another id', async () => {
    const { id } = await add({ name: 'Anna' });
    await test.stranger.get('/api/patients').expect(401);
    await test.stranger.get(`/api/patients/${id}`).expect(401);
    await test.stranger.patch(`/api/patients/${id}`).send({ name: 'Eve' }).expect(401);
    await test.clinician.get('/api/patients/00000000-0000-4000-8000-000000000000').expect(404);
    await test.clinician.get('/api/patients/not-an-id').expect(404);
    const { body } = await test.clinician.get(`/api/patients/${id}`).expect(200);
    expect(body.name).toBe('Anna');
  });
});
