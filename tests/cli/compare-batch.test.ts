import { readdir, readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { comparisonSchema } from '../../src/imaging/comparison.ts';
import { fakePool, run, temporaryFolder } from './watched-cli.ts';

const place = temporaryFolder();
const pair = (id: string, before = 'good.bin') => JSON.stringify({ id, before, after: 'good.bin' });
const batch = (...lines: string[]) => place.file('pairs.jsonl', `${lines.join('\n')}\n`);
const answersOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; error?: { code: string; message: string } });

beforeEach(async () => {
  vi.stubEnv('DERMALAPSE_WORKERS', '3');
  for (const content of ['good', 'slow', 'damaged', 'defect']) await place.file(`${content}.bin`, content);
});
afterEach(() => vi.unstubAllEnvs());

describe('compare --batch', () => {
  it('answers every line in the order of the input, whichever ends first', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `pair-${index}`);
    const pool = fakePool();
    const file = await batch(...ids.map((id, index) => pair(id, index % 4 === 0 ? 'slow.bin' : 'good.bin')));
    const { status, stdout, stderr } = await run(['compare', '--batch', file], { pool });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(answersOf(stdout).map(({ id }) => id)).toEqual(ids);
    expect(pool.ended).not.toEqual(ids);
    for (const answer of answersOf(stdout)) comparisonSchema.parse(answer);
  });

  it('keeps every thread busy and not more than one pair waiting', async () => {
    const pool = fakePool();
    const file = await batch(...Array.from({ length: 20 }, (_, index) => pair(String(index))));
    await run(['compare', '--batch', file], { pool });
    expect(pool.mostAtOnce).toBe(4);
  });

  it('answers a line that fails with its error and goes on', async () => {
    const polygon = [[2, 0]];
    const file = await batch(
      pair('first'),
      pair('refused', 'damaged.bin'),
      pair('broken', 'defect.bin'),
      pair('missing', 'nowhere.bin'),
      '{"id": "half',
      '{"id": "no after", "before": "good.bin"}',
      '{"before": "good.bin", "after": "good.bin"}',
      JSON.stringify({ id: 'plan', before: 'good.bin', after: 'good.bin', plan: { treated: polygon } }),
      '',
      pair('last'),
    );
    const { status, stdout, stderr } = await run(['compare', '--batch', file]);
    expect(status).toBe(0);
    expect(stderr).toBe('dermalapse: 7 of 9 pairs failed; see their "error".\n');
    expect(answersOf(stdout).map(({ id, error }) => [id, error?.code])).toEqual([
      ['first', undefined],
      ['refused', 'DAMAGED_IMAGE'],
      ['broken', 'ANALYSIS_FAILED'],
      ['missing', 'NOT_FOUND'],
      ['line 5', 'BAD_REQUEST'],
      ['no after', 'BAD_REQUEST'],
      ['line 7', 'BAD_REQUEST'],
      ['plan', 'BAD_PLAN'],
      ['last', undefined],
    ]);
    expect(answersOf(stdout)[1]?.error?.message).toBe('The photo is damaged. Send it again.');
  });

  it('takes a plan as an object or as a path relative to the batch file', async () => {
    const polygon = [
      [0, 0],
      [1, 0],
      [1, 1],
    ];
    const plan = (name: string) => ({ treated: [{ name, polygon }] });
    await place.file('plan.json', JSON.stringify(plan('forearm')));
    const photos = { before: 'good.bin', after: place.path('good.bin') };
    const file = await batch(
      JSON.stringify({ id: 'a', ...photos, plan: plan('shin') }),
      JSON.stringify({ id: 'b', ...photos, plan: 'plan.json' }),
    );
    const { stdout } = await run(['compare', '--batch', file]);
    const regions = stdout
      .trimEnd()
      .split('\n')
      .map((line) => comparisonSchema.parse(JSON.parse(line)).measurements[0]?.region);
    expect(regions).toEqual(['shin', 'forearm']);
  });

  it('takes one path or a list of frames for each visit, but no empty list', async () => {
    const pool = fakePool();
    const frames = { before: ['good.bin', 'slow.bin'], after: 'good.bin' };
    const file = await batch(
      JSON.stringify({ id: 'none', ...frames, after: [] }),
      JSON.stringify({ id: 'frames', ...frames }),
    );
    const { stdout } = await run(['compare', '--batch', file], { pool });
    const [none, compared] = answersOf(stdout);
    expect(none?.error?.code).toBe('BAD_REQUEST');
    expect(compared?.error).toBeUndefined();
    expect(pool.frames).toEqual({ before: ['good', 'slow'], after: ['good'] });
    const named = await run(['compare', '--batch', file, '--frame-after', 'x']);
    expect(named.status).toBe(2);
  });

  it('writes to a file that gets its name once it is whole', async () => {
    const file = await batch(pair('a'), pair('b', 'damaged.bin'));
    const out = place.path('results.jsonl');
    const { status, stdout } = await run(['compare', '--batch', file, '--out', out]);
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: `1 compared, 1 failed; results are in ${out}\n`,
    });
    expect(answersOf(await readFile(out, 'utf8')).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(await readdir(place.folder)).not.toContain('results.jsonl.partial');
    const again = await run(['compare', '--batch', file, '--out', out, '--json']);
    expect(JSON.parse(again.stdout)).toEqual({ done: 1, failed: 1, out });
  });

  it('overwrites no file that is no result, and not the batch itself', async () => {
    const file = await batch(pair('a'));
    const notes = await place.file('notes.txt', 'mine\n');
    for (const out of [notes, file]) {
      const content = await readFile(out, 'utf8');
      const { status, stderr } = await run(['compare', '--batch', file, '--out', out]);
      expect(status).toBe(1);
      expect(stderr).toContain('Choose another name');
      expect(await readFile(out, 'utf8')).toBe(content);
    }
  });

  it('says when there is no batch file, and is content with an empty one', async () => {
    expect(await run(['compare', '--batch', place.path('none.jsonl')])).toMatchObject({
      status: 1,
      stdout: '',
    });
    const empty = await place.file('empty.jsonl', '\n\n');
    expect(await run(['compare', '--batch', empty])).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});
