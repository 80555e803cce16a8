import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface ServerProcess {
  url: string;
  /** What it printed so far. */
  output(): string;
  /** Sends the signal and waits for the end. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
}

const launcher = fileURLToPath(new URL('../../src/launch.mjs', import.meta.url));

/** Starts the real server on a free port with a data folder of its own; resolves when it says where it is. */
export async function startServerProcess(
  dataFolder: string,
  environment: Record<string, string> = {},
): Promise<ServerProcess> {
  const child: ChildProcess = spawn(process.execPath, [launcher, 'serve'], {
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: '0',
      DERMALAPSE_DATA: dataFolder,
      DERMALAPSE_WORKERS: '2',
      DERMALAPSE_LOG_LEVEL: 'error',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', (status) => resolve(status)));
  const url = await Promise.race([
    until(() => /is at (http:\S+)/.exec(output)?.[1]),
    ended.then(() => Promise.reject(new Error(`The server did not start: ${output}`))),
  ]);
  return {
    url,
    output: () => output,
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** Asks until there is an answer. */
export async function until<T>(
  ask: () => T | undefined | null | false | Promise<T | undefined | null | false>,
  { forMs = 120_000 } = {},
): Promise<T> {
  const giveUpMs = Date.now() + forMs;
  while (Date.now() < giveUpMs) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`It did not come to that within ${forMs} ms`);
}
