import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteConnection from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDataFolder, openDatabase } from '../../src/database/index.ts';
import { migrate } from '../../src/database/migrate.ts';
import { migrations } from '../../src/database/migrations/index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dermalapse-database-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('openDatabase', () => {
  it('writes ahead with full flushes and enforces references', async () => {
    const path = join(folder, 'a.sqlite');
    const { database, close } = openDatabase(path);
    const orphan = { id: 'x', seriesId: 'nowhere', date: '2026-01-01', note: '', state: null, version: 1 };
    await expect(database.insertInto('visits').values(orphan).execute()).rejects.toThrow(/FOREIGN KEY/);
    await close();
    const connection = new SqliteConnection(path);
    expect(connection.pragma('journal_mode', { simple: true })).toBe('wal');
    connection.close();
  });

  it('keeps what is there when opened again', async () => {
    const path = join(folder, 'a.sqlite');
    const first = openDatabase(path);
    await first.database
      .insertInto('oneTimeTokens')
      .values({ tokenHash: 'h', purpose: 'first-run', createdAt: '2026-01-01T00:00:00Z' })
      .execute();
    await first.close();
    const second = openDatabase(path);
    expect(await second.database.selectFrom('oneTimeTokens').selectAll().execute()).toHaveLength(1);
    await second.close();
  });

  it('says what to do with a damaged file', () => {
    const path = join(folder, 'a.sqlite');
    writeFileSync(path, 'no database at all');
    expect(() => openDatabase(path)).toThrow(/a\.sqlite is damaged\. Put back a back-up/);
  });

  it('refuses a database of a newer program', async () => {
    const path = join(folder, 'a.sqlite');
    await openDatabase(path).close();
    const connection = new SqliteConnection(path);
    connection.exec(`insert into "schemaVersions" values (999, 'from the future', 'then')`);
    connection.close();
    expect(() => openDatabase(path)).toThrow(/newer Dermalapse \(schema 999/);
  });
});

describe('migrate', () => {
  it('runs each step once, in order, and none of a step that fails', () => {
    const connection = new SqliteConnection(':memory:');
    const steps = [
      { version: 1, name: 'one', statements: ['create table a (n integer)'] },
      { version: 2, name: 'two', statements: ['insert into a values (1)', 'insert into nowhere values (1)'] },
    ];
    expect(() => migrate(connection, steps)).toThrow(/nowhere/);
    expect(connection.prepare('select count(*) as n from a').get()).toEqual({ n: 0 });
    const mended = [steps[0]!, { version: 2, name: 'two', statements: ['insert into a values (1)'] }];
    migrate(connection, mended);
    migrate(connection, mended);
    expect(connection.prepare('select count(*) as n from a').get()).toEqual({ n: 1 });
    connection.close();
  });
});

describe('what a series is judged by', () => {
  it('of older changes and published cases was the primary outcome', () => {
    const connection = new SqliteConnection(':memory:');
    connection.function('fold', (text: string) => text);
    migrate(
      connection,
      migrations.filter(({ version }) => version < 16),
    );
    connection.pragma('foreign_keys = off');
    const texture = '{"metric":"texture","region":"chin"}';
    connection
      .prepare(
        `insert into "outcomeChanges" ("seriesId", "at", "from", "to", "reason") values ('a', '2026-02', null, ?, '')`,
      )
      .run(texture);
    const columns = (
      connection.pragma('table_info("galleryCases")') as { name: string; notnull: number; pk: number }[]
    )
      .filter(({ notnull, pk }) => notnull || pk)
      .map(({ name }) => name);
    const addCase = (row: Record<string, string>) =>
      connection
        .prepare(
          `insert into "galleryCases" (${columns.map((name) => `"${name}"`)}) values (${columns.map(() => '?')})`,
        )
        .run(columns.map((name) => row[name] ?? row.id));
    const cases = [
      { id: 'later', seriesId: 'a', publishedAt: '2026-03' },
      { id: 'earlier', seriesId: 'a', publishedAt: '2026-01' },
      { id: 'other', seriesId: 'b', publishedAt: '2026-03' },
    ];
    for (const row of cases) addCase({ ...row, facts: '{"view":"frontal"}', state: 'published' });
    migrate(connection);
    expect(connection.prepare('select "from", "to" from "outcomeChanges"').get()).toEqual({
      from: '{"primaryOutcome":null}',
      to: `{"primaryOutcome":${texture}}`,
    });
    expect(connection.prepare('select "id", "facts" from "galleryCases" order by "id"').all()).toEqual([
      { id: 'earlier', facts: '{"view":"frontal","changedAfterResults":[]}' },
      { id: 'later', facts: '{"view":"frontal","changedAfterResults":["primaryOutcome"]}' },
      { id: 'other', facts: '{"view":"frontal","changedAfterResults":[]}' },
    ]);
    connection.close();
  });
});

describe('audit events', () => {
  it('can be added and never changed or removed', async () => {
    const { database, close } = openDatabase(':memory:');
    const event = {
      at: '2026-01-01T00:00:00Z',
      name: 'patientViewed',
      action: 'read',
      entity: 'patient',
      entityId: null,
      actorId: null,
      patientId: null,
      requestId: null,
      detail: '{}',
      seal: 'a'.repeat(64),
    };
    await database.insertInto('auditEvents').values(event).execute();
    await expect(database.updateTable('auditEvents').set({ name: 'other' }).execute()).rejects.toThrow(
      /append-only/,
    );
    await expect(database.deleteFrom('auditEvents').execute()).rejects.toThrow(/append-only/);
    await close();
  });
});

describe('lockDataFolder', () => {
  it('lets one server in at a time', () => {
    const unlock = lockDataFolder(folder);
    expect(() => lockDataFolder(folder)).toThrow(/Another Dermalapse server is using/);
    unlock();
    lockDataFolder(folder)();
  });
});
