import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface ServerProcess {
  origin: string;
  /** The link that the console printed. */
  link: string;
  stop(): Promise<void>;
}

/** Starts the real server as `npm start` does, on a free port with an empty data folder of its own. */
export async function startServerProcess(args: string[] = []): Promise<ServerProcess> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'dermalapse-browser-'));
  const child = spawn(process.execPath, ['src/launch.mjs', 'serve', ...args], {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      DERMALAPSE_DATA: dataFolder,
      DERMALAPSE_WORKERS: '1',
      DERMALAPSE_LOG_LEVEL: 'warn',
    },
  });
  const link = await readLink(child);
  return {
    link,
    origin: new URL(link).origin,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

function readLink(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const read = (chunk: Buffer) => {
      said += chunk.toString();
      const link = /http:\/\/\S+\?token=\S+/.exec(said)?.[0];
      if (link) resolve(link);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said.slice(-2000)}`)));
  });
}
