import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { decodePhoto } from '../../src/imaging/decode.ts';
import { drawSaturation, makePair, type PhantomTruth, photoBytes } from '../../src/imaging/phantom/index.ts';
import { planSchema } from '../../src/imaging/plan.ts';
import { run, temporaryFolder } from './watched-cli.ts';

const place = temporaryFolder();
const files = ['after.jpg', 'before.jpg', 'plan.json', 'truth.json'];
const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'));

describe('dermalapse phantom', () => {
  it('writes a pair with its plan and its truth, and says that all of it is synthetic', async () => {
    const out = place.path('new/pair');
    const change = 'redness=-0.2, newLesions=1,resolvedLesions=1,scars=-0.5';
    const options = [
      '--change',
      change,
      '--surface',
      'cheek',
      '--tone',
      'very-dark',
      '--nuisance',
      'extended',
      '--scars',
      '3',
    ];
    const { status, stdout, stderr } = await run(['phantom', '--seed', '5040', '--out', out, ...options]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('synthetic');
    expect((await readdir(out)).sort()).toEqual(files);

    const pair = makePair({
      seed: '5040',
      saturation: drawSaturation('5040'),
      scars: 3,
      surface: 'cheek',
      tone: 'very dark',
      nuisance: 'extended',
      change: { redness: -0.2, newLesions: 1, resolvedLesions: 1, scars: -0.5 },
    });
    const plan = await readJson(`${out}/plan.json`);
    expect(planSchema.parse(plan)).toEqual(pair.plan);

    const truth = (await readJson(`${out}/truth.json`)) as PhantomTruth;
    expect(truth).toMatchObject({
      schema: 'dermalapse.phantom/1',
      synthetic: true,
      seed: '5040',
      skin: { surface: 'cheek', tone: 'very dark' },
      change: pair.truth.change,
      lesions: pair.truth.lesions,
    });
    const { skinMm, before, after } = truth.map.find(({ skinMm: [x, y] }) => x === 24 && y === 20)!;
    expect(before).toEqual(pair.truth.before.toPhoto(...skinMm));
    expect(after).toEqual(pair.truth.after.toPhoto(...skinMm));

    for (const name of ['before', 'after'] as const) {
      const bytes = await readFile(`${out}/${name}.jpg`);
      expect(bytes.includes('Synthetic skin')).toBe(true);
      const asMade = await photoBytes(pair[name], pair.truth[name].nuisance);
      const [photo, expected] = await Promise.all([decodePhoto(bytes), decodePhoto(asMade)]);
      expect(Buffer.compare(Buffer.from(photo.data), Buffer.from(expected.data))).toBe(0);
      expect([photo.width, photo.height]).toEqual([truth.photos[name].width, truth.photos[name].height]);
    }
  });

  it('replaces an earlier pair, and the same seed gives the same bytes', async () => {
    const out = place.path('pair');
    const make = (seed: string) => run(['phantom', '--seed', seed, '--out', out, '--nuisance', 'none']);
    await make('5041');
    const first = await readFile(`${out}/after.jpg`);
    expect((await make('5042')).status).toBe(0);
    expect(first.equals(await readFile(`${out}/after.jpg`))).toBe(false);
    await make('5041');
    expect(first.equals(await readFile(`${out}/after.jpg`))).toBe(true);
    expect((await readdir(out)).sort()).toEqual(files);
  });

  it('leaves files alone that are not its own', async () => {
    await place.file('truth.json', '{"schema": "something else"}');
    const refused = await run(['phantom', '--seed', '5043', '--out', place.folder]);
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toMatch(/^dermalapse: [^\n]+ Choose another folder or empty this one\.\n$/);
    expect(await readdir(place.folder)).toEqual(['truth.json']);

    const file = await place.file('photo.jpg', 'mine');
    expect((await run(['phantom', '--seed', '5043', '--out', file])).stderr).toContain('is a file');
    expect(await readFile(file, 'utf8')).toBe('mine');
  });

  it('says what it needs when lesions can not resolve', async () => {
    const out = place.path('pair');
    const { status, stderr } = await run([
      'phantom',
      '--seed=5044',
      `--out=${out}`,
      '--change=resolvedLesions=20',
    ]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^dermalapse: Only \d+ lesions are in view: [^\n]+\n$/);
  });

  it.each([
    [[]],
    [['--seed', '5045']],
    [['--out', 'x']],
    [['--seed', '', '--out', 'x']],
    [['--seed', '5045', '--out', 'x', '--change', 'beauty=-0.2']],
    [['--seed', '5045', '--out', 'x', '--change', 'redness']],
    [['--seed', '5045', '--out', 'x', '--change', 'redness=-1']],
    [['--seed', '5045', '--out', 'x', '--change', 'newLesions=1.5']],
    [['--seed', '5045', '--out', 'x', '--nuisance', 'some']],
    [['--seed', '5045', '--out', 'x', '--surface', 'nose']],
    [['--seed', '5045', '--out', 'x', '--tone', 'pink']],
    [['--seed', '5045', '--out', 'x', '--scars', 'many']],
    [['--seed', '5045', '--out', 'x', 'more']],
  ])('answers wrong usage %j with 2', async (argv) => {
    const { status, stdout, stderr } = await run(['phantom', ...argv]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^dermalapse: [^\n]+ See dermalapse phantom --help\n$/);
  });
});
