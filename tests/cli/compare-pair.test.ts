import { readdir, readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { comparisonSchema } from '../../src/imaging/comparison.ts';
import { fakePool, run, temporaryFolder } from './watched-cli.ts';

const place = temporaryFolder();
let before: string;
let after: string;
beforeEach(async () => {
  before = await place.file('before.bin', 'before');
  after = await place.file('after.bin', 'after');
});

describe('compare BEFORE AFTER', () => {
  it('tells the result in sentences', async () => {
    const { status, stdout, stderr } = await run(['compare', before, after]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.split('\n')).toEqual([
      'These two photos can be compared in part only.',
      '  The light came from another side. Stand in the same place, with the same lamp, next time.',
      '',
      'Texture, left cheek: 19 % smoother (15 to 22 %)',
      'Texture, right cheek: no measurable change (we could have seen 8 % or more)',
      'Redness, left cheek: 31 % redder (18 to 44 %)',
      expect.stringMatching(/^Pore.*, left cheek and right cheek: not measurable\. /),
      '',
    ]);
  });

  it('prints nothing but the schema with --json, under an id that holds no file name', async () => {
    const { stdout } = await run(['compare', before, after, '--json']);
    const comparison = comparisonSchema.parse(JSON.parse(stdout));
    expect(comparison.id).toMatch(/^[0-9a-f]{12}-[0-9a-f]{12}$/);
  });

  it('shows progress on a terminal only, and clears it', async () => {
    const { stderr } = await run(['compare', before, after], { isTTY: true });
    expect(stderr).toContain('reading the photos');
    expect(stderr.endsWith('\r\u001b[2K')).toBe(true);
  });

  it('takes further frames of either visit, in order, and names the result after all of them', async () => {
    const pool = fakePool();
    const more = await place.file('more.bin', 'before, once more');
    const last = await place.file('last.bin', 'after, once more');
    const args = ['compare', before, after, '--json'];
    const alone = await run(args, { pool });
    expect(pool.frames).toEqual({ before: ['before'], after: ['after'] });
    const frames = ['--frame-before', more, '--frame-after', last, '--frame-after', after];
    const { status, stdout } = await run([...args, ...frames], { pool });
    expect(status).toBe(0);
    expect(pool.frames).toEqual({
      before: ['before', 'before, once more'],
      after: ['after', 'after, once more', 'after'],
    });
    expect(JSON.parse(stdout).id).not.toBe(JSON.parse(alone.stdout).id);
    const missing = await run([...args, '--frame-after', place.path('nowhere.bin')]);
    expect(missing).toMatchObject({ status: 1, stdout: '' });
    expect(missing.stderr).toContain('There is no photo at');
  });

  it('uses the plan', async () => {
    const polygon = [
      [0.1, 0.1],
      [0.9, 0.1],
      [0.5, 0.9],
    ];
    const plan = await place.file('plan.json', JSON.stringify({ treated: [{ name: 'forearm', polygon }] }));
    const { stdout } = await run(['compare', before, after, '--plan', plan]);
    expect(stdout).toContain('Texture, forearm: 19 % smoother');
  });

  it.each([
    ['{"treated": [{"name": "x", "polygon": [[0,0]]}]}', 'at treated.0.polygon'],
    ['{"colour": true}', 'not valid'],
    ['{', 'is not JSON'],
  ])('refuses the plan %s', async (text, words) => {
    const plan = await place.file('plan.json', text);
    const { status, stderr } = await run(['compare', before, after, '--plan', plan]);
    expect(status).toBe(1);
    expect(stderr).toContain(words);
    expect(stderr.split('\n')).toHaveLength(2);
  });

  it.each([
    ['damaged', 'dermalapse: The photo is damaged. Send it again.\n'],
    ['defect', 'dermalapse: first line second line\n'],
  ])('says in one line why a %s comparison failed', async (content, line) => {
    const broken = await place.file('broken.bin', content);
    const pool = fakePool();
    expect(await run(['compare', broken, after], { pool })).toEqual({ status: 1, stdout: '', stderr: line });
    expect(pool.isClosed).toBe(true);
  });
});

describe('compare --out DIR', () => {
  const resultNames = ['after.jpg', 'before.jpg', 'change-redness.png', 'comparison.json', 'report.html'];

  it('writes photos, maps, numbers and report, and leaves nothing else behind', async () => {
    const out = place.path('new/result');
    const { status, stdout } = await run(['compare', before, after, '--out', out]);
    expect(status).toBe(0);
    expect(stdout).toContain(`report.html are in ${out}`);
    expect((await readdir(out)).sort()).toEqual(resultNames);
    expect(await readdir(place.path('new'))).toEqual(['result']);
    comparisonSchema.parse(JSON.parse(await readFile(`${out}/comparison.json`, 'utf8')));
    expect(await readFile(`${out}/report.html`, 'utf8')).toContain('19 % smoother');
  });

  it('replaces an earlier result whole', async () => {
    const out = place.path('result');
    await run(['compare', before, after, '--out', out]);
    await place.file('result/change-pores.png', 'of an earlier engine');
    const first = await readFile(`${out}/comparison.json`, 'utf8');
    const { status } = await run(['compare', after, before, '--out', out]);
    expect(status).toBe(0);
    expect((await readdir(out)).sort()).toEqual(resultNames);
    expect(await readFile(`${out}/comparison.json`, 'utf8')).not.toBe(first);
  });

  it('refuses a folder with other files in it, before any work, and touches none', async () => {
    await place.file('report.html', 'mine');
    const pool = fakePool();
    const { status, stderr } = await run(['compare', before, after, '--out', place.folder], { pool });
    expect(status).toBe(1);
    expect(stderr).toContain('Choose another folder');
    expect(pool.ended).toEqual([]);
    expect(await readFile(place.path('report.html'), 'utf8')).toBe('mine');
  });

  it('refuses to guess where a file is in the way or files only look like a result', async () => {
    expect((await run(['compare', before, after, '--out', before])).stderr).toContain('is a file');
    const { mkdir } = await import('node:fs/promises');
    await mkdir(place.path('photos'));
    await place.file('photos/before.jpg', 'the only copy');
    const { status } = await run(['compare', before, after, '--out', place.path('photos')]);
    expect(status).toBe(1);
    expect(await readFile(place.path('photos/before.jpg'), 'utf8')).toBe('the only copy');
  });

  it('leaves an earlier result alone when the comparison fails', async () => {
    const out = place.path('result');
    await run(['compare', before, after, '--out', out]);
    const first = await readFile(`${out}/comparison.json`, 'utf8');
    const broken = await place.file('broken.bin', 'damaged');
    expect((await run(['compare', broken, after, '--out', out])).status).toBe(1);
    expect(await readFile(`${out}/comparison.json`, 'utf8')).toBe(first);
    expect((await readdir(out)).sort()).toEqual(resultNames);
  });
});
