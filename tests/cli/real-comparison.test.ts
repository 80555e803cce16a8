import { execFile } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { comparisonSchema } from '../../src/imaging/comparison.ts';
import { makePair, photoBytes } from '../../src/imaging/phantom/index.ts';
import { temporaryFolder } from './watched-cli.ts';

const place = temporaryFolder();

/** The program as people start it: its own process, its own threads. */
function dermalapse(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['src/launch.mjs', ...args], (error, stdout, stderr) => {
      const status = error ? Number(error.code ?? -1) : 0;
      resolve({ status, stdout, stderr });
    });
  });
}

describe('dermalapse compare, the program itself', () => {
  beforeEach(async () => {
    const pair = makePair({ seed: 7301, change: {}, nuisance: 'none' });
    await writeFile(place.path('before.jpg'), await photoBytes(pair.before, { jpegQuality: 95 }));
    await writeFile(place.path('after.jpg'), await photoBytes(pair.after, { jpegQuality: 95 }));
    await writeFile(place.path('plan.json'), JSON.stringify(pair.plan));
  });

  it('compares a phantom pair, alone and as a batch, with the same numbers', async () => {
    const [before, after, plan] = ['before.jpg', 'after.jpg', 'plan.json'].map(place.path) as [
      string,
      string,
      string,
    ];
    const out = place.path('result');
    const single = await dermalapse('compare', before, after, '--plan', plan, '--json', '--out', out);
    expect(single).toMatchObject({ status: 0, stderr: '' });
    const comparison = comparisonSchema.parse(JSON.parse(single.stdout));
    expect(comparison.measurements.length).toBeGreaterThan(0);
    expect(await readdir(out)).toEqual(
      expect.arrayContaining(['after.jpg', 'before.jpg', 'comparison.json', 'report.html']),
    );

    const lines = [
      { id: 'pair', before: 'before.jpg', after: 'after.jpg', plan: 'plan.json' },
      { id: 'no photo', before: 'plan.json', after: 'after.jpg' },
    ];
    const batch = await place.file('pairs.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'));
    const many = await dermalapse('compare', '--batch', batch);
    expect(many.status).toBe(0);
    const [first, second] = many.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(comparisonSchema.parse(first).measurements).toEqual(comparison.measurements);
    expect(second).toEqual({
      id: 'no photo',
      error: { code: 'UNSUPPORTED_IMAGE', message: expect.any(String) },
    });
  });
});
