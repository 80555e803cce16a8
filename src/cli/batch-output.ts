import { type FileHandle, mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type CliIo, CommandError } from './io.ts';

export interface BatchOutput {
  write(line: string): Promise<void>;
  /** Everything is written: the file gets its name. */
  finish(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Where a batch's lines go: standard output, or a file that has its final name only once it is whole. Until then it is
 * `FILE.partial`, which stays when a run breaks off, since hours may be in it.
 * @throws CommandError when the file exists and is no earlier result.
 */
export async function openBatchOutput(
  path: string | undefined,
  stdout: CliIo['stdout'],
): Promise<BatchOutput> {
  if (path === undefined) {
    return { write: async (line) => void stdout.write(line), finish: async () => {}, close: async () => {} };
  }
  await checkReplaceable(path);
  await mkdir(dirname(resolve(path)), { recursive: true });
  const partial = `${path}.partial`;
  const file: FileHandle = await open(partial, 'w');
  return {
    write: (line) => file.appendFile(line),
    async finish() {
      await file.sync();
      await rename(partial, path);
    },
    close: () => file.close(),
  };
}

async function checkReplaceable(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (!found || (found.isFile() && (found.size === 0 || (await isResult(path))))) return;
  throw new CommandError(
    'CONFLICT',
    `${path} exists and is no result of a batch. Choose another name for --out.`,
  );
}

async function isResult(path: string): Promise<boolean> {
  const [first = ''] = (await readFile(path, 'utf8')).split('\n', 1);
  try {
    const value: unknown = JSON.parse(first);
    return (
      typeof value === 'object' && value !== null && 'id' in value && ('schema' in value || 'error' in value)
    );
  } catch {
    return false;
  }
}
