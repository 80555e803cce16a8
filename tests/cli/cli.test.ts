import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { fakePool, run } from './watched-cli.ts';

describe('command line', () => {
  it('prints help and version on standard output', async () => {
    const help = await run(['--help']);
    expect(help).toMatchObject({ status: 0, stderr: '' });
    expect(help.stdout).toMatch(/serve[\s\S]*compare/);
    const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
    expect(await run(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
    expect((await run(['compare', '--help'])).stdout).toContain('--batch pairs.jsonl');
    expect((await run(['serve', '--help'])).stdout).toContain('--demo');
  });

  it.each([
    [[]],
    [['unknown']],
    [['constructor']],
    [['compare']],
    [['compare', 'one.jpg']],
    [['compare', 'a.jpg', 'b.jpg', 'c.jpg']],
    [['compare', 'a.jpg', 'b.jpg', '--unknown']],
    [['compare', 'a.jpg', 'b.jpg', '--plan']],
    [['compare', 'a.jpg', 'b.jpg', '--out', '']],
    [['compare', 'a.jpg', 'b.jpg', '--batch', 'pairs.jsonl']],
    [['compare', '--batch', 'pairs.jsonl', '--plan', 'plan.json']],
    [['serve', 'now']],
  ])('answers wrong usage %j with 2, one line and where the help is', async (argv) => {
    const { status, stdout, stderr } = await run(argv);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^dermalapse: [^\n]+ See dermalapse [^\n]*--help\n$/);
  });

  it('answers failed work with 1 and one line that says what to do', async () => {
    const pool = fakePool();
    const { status, stdout, stderr } = await run(['compare', 'none.jpg', 'neither.jpg', '--json'], { pool });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe('dermalapse: There is no photo at none.jpg. Check the path.\n');
    expect(pool.isClosed).toBe(true);
  });
});
