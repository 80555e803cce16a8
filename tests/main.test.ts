import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstClinician } from './faults/clinic-client.ts';
import { type ServerProcess, startServerProcess } from './faults/server-process.ts';

let folder: string;
const running: ServerProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dermalapse-main-'));
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.end('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

async function start(environment: Record<string, string> = {}): Promise<ServerProcess> {
  const server = await startServerProcess(folder, environment);
  running.push(server);
  return server;
}

/** Runs until it ends by itself. */
function serve(environment: Record<string, string>) {
  const launcher = fileURLToPath(new URL('../src/launch.mjs', import.meta.url));
  return spawnSync(process.execPath, [launcher, 'serve'], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', DERMALAPSE_DATA: folder, ...environment },
    encoding: 'utf8',
    timeout: 30_000,
  });
}

describe('the server process', () => {
  it('prints a first-run link until there is an account, and stops cleanly', async () => {
    const first = await start();
    await expect.poll(() => first.output()).toMatch(/\/first-run\?token=\S+\n/);
    const client = await firstClinician(first.output());
    await client.startSeries();
    expect(await first.end('SIGTERM')).toBe(0);

    const second = await start();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(second.output()).not.toMatch(/first-run/);
    client.moveTo(second.url);
    await expect(client.startSeries()).resolves.toMatch(/^[0-9a-f-]{36}$/);
    expect(await second.end('SIGTERM')).toBe(0);
  });

  it('ends with the shell that npm starts it in, though that passes no signal on', async () => {
    const launcher = fileURLToPath(new URL('../src/launch.mjs', import.meta.url));
    // What follows the server keeps the shell from becoming the server.
    const shell = spawn('sh', ['-c', `"${process.execPath}" "${launcher}" serve; exit 1`], {
      env: {
        ...process.env,
        npm_lifecycle_event: 'start',
        HOST: '127.0.0.1',
        PORT: '0',
        DERMALAPSE_DATA: folder,
      },
    });
    let output = '';
    shell.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    await expect.poll(() => output, { timeout: 60_000 }).toMatch(/first-run\?token=/);
    const health = `${/is at (http:\S+)/.exec(output)?.[1]}/api/health`;
    expect((await fetch(health)).status).toBe(200);
    shell.kill('SIGTERM');
    await expect
      .poll(
        () =>
          fetch(health).then(
            () => 'up',
            () => 'down',
          ),
        { timeout: 15_000 },
      )
      .toBe('down');
    expect(output).toMatch(/Stopping …\n$/);
  });

  it('says in one line what to do when it can not start', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => blocker.once('listening', resolve));
    const { port } = blocker.address() as { port: number };
    const busy = serve({ PORT: String(port) });
    blocker.close();
    expect([busy.status, busy.stderr.trim()]).toEqual([
      1,
      expect.stringMatching(
        /^.*Port \d+ is in use on 127\.0\.0\.1\. Stop what uses it, or set PORT to another\.$/,
      ),
    ]);

    const file = fileURLToPath(import.meta.url);
    const unusable = serve({ DERMALAPSE_DATA: file });
    expect([unusable.status, unusable.stderr.trim()]).toEqual([
      1,
      expect.stringMatching(/^.*Nothing can be written to the data folder .*Set DERMALAPSE_DATA to a folder/),
    ]);

    const wrong = serve({ PORT: 'eighty' });
    expect([wrong.status, wrong.stderr.trim()]).toEqual([
      1,
      expect.stringMatching(/^.*PORT is "eighty"\. Set it/),
    ]);

    await start();
    const second = serve({});
    expect([second.status, second.stderr.trim()]).toEqual([
      1,
      expect.stringMatching(/^.*Another Dermalapse server is using/),
    ]);
  });
});
