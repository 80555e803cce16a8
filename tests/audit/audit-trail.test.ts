import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import SqliteConnection from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteHead, readHeads, sealOlderEvents, verifyAuditTrail } from '../../src/audit/index.ts';
import { runCli } from '../../src/cli.ts';
import { openTestClinic, startSeries, type TestClinic } from '../test-clinic.ts';

let test: TestClinic;
beforeEach(async () => {
  test = await openTestClinic();
  await startSeries(test);
});
afterEach(() => test.close());

/** As somebody with the database file and a tool for it would: past the program and its triggers. */
function tamper(...statements: string[]): void {
  const connection = new SqliteConnection(join(test.folder, 'dermalapse.sqlite'));
  for (const trigger of ['auditEventsNoUpdate', 'auditEventsNoDelete']) {
    connection.exec(`drop trigger if exists "${trigger}"`);
  }
  for (const statement of statements) connection.exec(statement);
  connection.close();
}

const verify = async () => {
  const { database } = test.clinic.rooms;
  return verifyAuditTrail(database, { heads: await readHeads(test.folder) });
};

async function verifyByCommand(...args: string[]) {
  const said = { stdout: '', stderr: '' };
  const before = process.env.DERMALAPSE_DATA;
  process.env.DERMALAPSE_DATA = test.folder;
  try {
    const status = await runCli(['audit', 'verify', ...args], {
      stdout: { write: (text) => (said.stdout += text) },
      stderr: { write: (text) => (said.stderr += text) },
    });
    return { status, ...said };
  } finally {
    if (before === undefined) delete process.env.DERMALAPSE_DATA;
    else process.env.DERMALAPSE_DATA = before;
  }
}

describe('the chain of audit events', () => {
  it('holds while nobody touches it', async () => {
    const { events, faults, head } = await verify();
    expect(events).toBeGreaterThan(2);
    expect(faults).toEqual([]);
    expect(head).toEqual({ id: events, seal: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('holds when many write at once', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        test.clinician.post('/api/patients').send({ name: `Patient ${n}` }),
      ),
    );
    const { events, faultCount } = await verify();
    expect(faultCount).toBe(0);
    expect(events).toBeGreaterThan(20);
  });

  it.each([
    ['a detail', `update auditEvents set detail = '{"fields":[]}' where id = 2`, 'altered', 2],
    ['who it was', `update auditEvents set actorId = 'somebody-else' where id = 3`, 'altered', 3],
    ['when it was', `update auditEvents set at = '2020-01-01T00:00:00.000Z' where id = 1`, 'altered', 1],
    ['a removed event', 'delete from auditEvents where id = 2', 'missing', 2],
    [
      'an event put in',
      `insert into auditEvents (id, at, name, action, entity, detail) values (99, '', 'signedIn', 'execute', 'account', '{}')`,
      'unsealed',
      99,
    ],
  ])('shows %s', async (_, statement, kind, eventId) => {
    tamper(statement);
    expect((await verify()).faults).toContainEqual({ kind, eventId });
  });

  it('shows a trail that was cut off, by the end noted beside the database', async () => {
    await noteHead(test.clinic.rooms);
    const { events } = await verify();
    tamper(`delete from auditEvents where id > ${events - 1}`);
    expect((await verify()).faults).toEqual([{ kind: 'head', eventId: events }]);
  });

  it('shows a trail whose seals were all reckoned anew', async () => {
    await noteHead(test.clinic.rooms);
    const { events } = await verify();
    tamper(`update auditEvents set seal = null`, `update auditEvents set at = '2020-01-01T00:00:00.000Z'`);
    await sealOlderEvents(test.clinic.rooms.database);
    const { faults } = await verify();
    expect(faults.every(({ kind }) => kind === 'head')).toBe(true);
    expect(faults).toContainEqual({ kind: 'head', eventId: events });
  });

  it('is begun over events that are older than it', async () => {
    tamper(`update auditEvents set seal = null`);
    expect((await verify()).faults.map(({ kind }) => kind)).toContain('unsealed');
    await sealOlderEvents(test.clinic.rooms.database);
    expect((await verify()).faultCount).toBe(0);
    await test.clinician.get('/api/patients').expect(200);
    expect((await verify()).faultCount).toBe(0);
  });

  it('can be read past a line that a power cut left short', async () => {
    await noteHead(test.clinic.rooms);
    const before = await readHeads(test.folder);
    await appendFile(join(test.folder, 'audit-heads.jsonl'), '{"id": 7, "se');
    expect(await readHeads(test.folder)).toEqual(before);
  });
});

describe('dermalapse audit verify', () => {
  it('says that all is well, beside a running server', async () => {
    const { status, stdout, stderr } = await verifyByCommand();
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^\d+ events, none altered, removed or put in\.\nThe last one is \d+, sealed [0-9a-f]{64}\n$/,
    );
  });

  it('finds an altered row and ends with status 1', async () => {
    tamper(`update auditEvents set patientId = null where id = 3`);
    const { status, stdout, stderr } = await verifyByCommand();
    expect(status).toBe(1);
    expect(stdout).toContain('Event 3 does not say what was sealed.');
    expect(stderr).toMatch(/^dermalapse: The audit trail was tampered with \(1 places?\)/);
    const { stdout: asJson } = await verifyByCommand('--json');
    expect(JSON.parse(asJson)).toMatchObject({ faultCount: 1, faults: [{ kind: 'altered', eventId: 3 }] });
  });

  it('finds a seal noted elsewhere, and misses it in a trail written anew', async () => {
    const { head } = await verify();
    expect((await verifyByCommand('--head', head!.seal)).status).toBe(0);
    tamper(`update auditEvents set seal = null`, `update auditEvents set at = '2020-01-01T00:00:00.000Z'`);
    await sealOlderEvents(test.clinic.rooms.database);
    await writeFile(join(test.folder, 'audit-heads.jsonl'), '');
    expect((await verifyByCommand()).status).toBe(0);
    expect(await verifyByCommand('--head', head!.seal)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('nowhere in the trail'),
    });
  });

  it('says what to do about a folder without a clinic and about wrong words', async () => {
    expect((await verifyByCommand('--head', 'short')).status).toBe(2);
    expect(await runCli(['audit'], { stderr: { write: () => true } })).toBe(2);
    expect(await readFile(join(test.folder, 'dermalapse.sqlite'))).toBeInstanceOf(Buffer);
  });
});

describe('the audit trail of a clinic', () => {
  it('is read by patient, by person, by kind and by time, newest first', async () => {
    const { patientId, seriesId } = await startSeries(test, { name: 'Second patient' });
    await test.clinician.get(`/api/series/${seriesId}`).expect(200);
    const { body } = await test.clinician.get(`/api/audit?patientId=${patientId}`).expect(200);
    expect(body.items.map((one: { name: string }) => one.name)).toEqual([
      'seriesViewed',
      'seriesCreated',
      'patientCreated',
    ]);
    expect(body.items[0]).toMatchObject({
      entityId: seriesId,
      actor: { name: 'Dr. Test' },
      patient: { id: patientId, name: 'Second patient' },
    });
    const [{ id: actorId }] = body.actors;
    const count = async (query: string) =>
      (await test.clinician.get(`/api/audit?${query}`).expect(200)).body.items.length;
    expect(await count(`actorId=${actorId}&name=patientCreated`)).toBe(2);
    expect(await count('actorId=nobody')).toBe(0);
    expect(await count('from=2030-01-01T00:00:00Z')).toBe(0);
    expect(await count('to=2020-01-01T00:00:00Z')).toBe(0);
  });

  it('comes in pages that neither repeat nor leave out', async () => {
    const all = (await test.clinician.get('/api/audit?limit=500')).body.items.map(
      (one: { id: number }) => one.id,
    );
    const first = (await test.clinician.get('/api/audit?limit=2')).body;
    const rest = (await test.clinician.get(`/api/audit?limit=500&before=${first.next}`)).body;
    expect(rest.next).toBeNull();
    const paged = [...first.items, ...rest.items].map((one: { id: number }) => one.id);
    expect(paged.slice(-all.length)).toEqual(all);
    expect(new Set(paged).size).toBe(paged.length);
  });

  it('tells of being looked at, exported and verified', async () => {
    await test.clinician.get('/api/audit').expect(200);
    await test.clinician.get('/api/audit/export').expect(200);
    const { body } = await test.clinician.post('/api/audit/verification').expect(200);
    expect(body.faultCount).toBe(0);
    const { body: list } = await test.clinician.get('/api/audit?limit=3');
    expect(list.items.map((one: { name: string }) => one.name)).toEqual([
      'auditVerified',
      'auditExported',
      'auditViewed',
    ]);
  });

  it('is exported without names of patients, and as text a spreadsheet does not run', async () => {
    await startSeries(test, { name: 'Unmistakable Name' });
    const { text, headers } = await test.clinician.get('/api/audit/export').expect(200);
    expect(headers['content-disposition']).toMatch(/^attachment; filename="audit-trail.csv"/);
    expect(text.split('\r\n')[0]).toBe(
      '\uFEFFnumber,at,event,action,entity,entityId,actorId,actor,patientId,detail',
    );
    expect(text).toContain('patientCreated');
    expect(text).not.toContain('Unmistakable');
  });
});
