import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestClinic, type TestClinic } from '../test-clinic.ts';

let test: TestClinic;
beforeAll(async () => {
  test = await openTestClinic();
  for (const [name, number] of [
    ['Zoë Ångström', 'P-1042'],
    ['Jürgen Groß', 'p-17'],
    ['Søren Łukasz Ørsted', null],
    ['Maria "Mia" O’Neil', '1042'],
    ['Ana Lima', '*'],
  ]) {
    await test.clinician.post('/api/patients').send({ name, number }).expect(201);
  }
});
afterAll(() => test.close());

const ask = async (query: object) =>
  (await test.clinician.get('/api/patients').query(query).expect(200)).body;
const names = async (search: string) =>
  (await ask({ search })).items.map((one: { name: string }) => one.name.split(' ')[0]);

describe('a search', () => {
  it.each([
    ['angstrom', ['Zoë']],
    ['ÅNG', ['Zoë']],
    ['strö', ['Zoë']],
    ['gross', ['Jürgen']],
    ['GROẞ', ['Jürgen']],
    ['rge', ['Jürgen']],
    ['ørs luk', ['Søren']],
    ['orsted', ['Søren']],
    ['luk sor', ['Søren']],
    ['i', ['Ana', 'Maria']],
    ['im', ['Ana']],
    ['mia', ['Maria']],
    ['"mia"', ['Maria']],
    ['o’n', ['Maria']],
    ['1042', ['Maria', 'Zoë']],
    ['-10', ['Zoë']],
    ['P-', ['Jürgen', 'Zoë']],
    ['*', ['Ana']],
    ['an* or', []],
    ['maria zoe', []],
    ['   ', ['Ana', 'Jürgen', 'Maria', 'Søren', 'Zoë']],
  ])('for %s finds %j', async (search, expected) => {
    expect(await names(search)).toEqual(expected);
  });

  it('for a whole number finds who has it, and nobody else', async () => {
    expect((await ask({ number: '1042' })).items).toMatchObject([{ name: 'Maria "Mia" O’Neil' }]);
    expect((await ask({ number: 'P-17' })).items).toMatchObject([{ name: 'Jürgen Groß' }]);
    expect(await ask({ number: '104' })).toEqual({ items: [], total: 0, more: false });
  });

  it('follows a changed name, and counts up to 200', async () => {
    const [ana] = (await ask({ search: 'lima' })).items;
    await test.clinician.patch(`/api/patients/${ana.id}`).send({ version: 1, name: 'Ana Souza' }).expect(200);
    expect(await names('lima')).toEqual([]);
    expect(await names('souza')).toEqual(['Ana']);
    expect(await names('*')).toEqual(['Ana']);

    const { database } = test.clinic.rooms;
    const [row] = await database.selectFrom('patients').selectAll().limit(1).execute();
    const many = Array.from({ length: 250 }, (_, index) => ({
      ...row!,
      id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      name: `Many ${index}`,
      searchText: `many ${String(index).padStart(3, '0')}`,
    }));
    await database.insertInto('patients').values(many).execute();
    const found = await ask({ search: 'many', limit: 3, offset: 100 });
    expect(found).toMatchObject({ total: 200, more: true });
    expect(found.items.map((one: { name: string }) => one.name)).toEqual([
      'Many 100',
      'Many 101',
      'Many 102',
    ]);
    expect(await ask({ search: 'many 24', limit: 1 })).toMatchObject({ total: 13, more: false });
    expect(await ask({ limit: 1 })).toMatchObject({ total: 255, more: false });
  });
});
