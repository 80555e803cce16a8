import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { CliIo } from '../../src/cli/io.ts';
import { createValidateCommand } from '../../src/cli/validate.ts';
import type { MeasureOptions, MeasurePairs } from '../../src/imaging/phantom/benchmark/index.ts';
import { validationReportSchema } from '../../src/imaging/phantom/benchmark/index.ts';
import { inventedRun } from '../imaging/phantom/benchmark/invented-readings.ts';
import { run, temporaryFolder } from './watched-cli.ts';

const place = temporaryFolder();
const jpeg = new Uint8Array([0xff, 0xd8, 0xff]);

/** Answers without photos; keeps what it was asked. */
function inventedMeasuring() {
  const asked: { count: number; options: MeasureOptions }[] = [];
  const measure: MeasurePairs = async (pairs, options) => {
    asked.push({ count: pairs.length, options });
    const invented = inventedRun({ pairs: pairs.filter(({ study }) => study === 'main').length });
    return pairs.map((pair, i) => {
      options.onPair(i + 1);
      const pictures = options.isShown(pair) ? { before: jpeg, after: jpeg } : null;
      return { ...invented[i]!, pair, pictures };
    });
  };
  return { asked, measure };
}

async function validate(args: string[], { measure = inventedMeasuring().measure, isTTY = false } = {}) {
  const written = { stdout: '', stderr: '' };
  const writer = (name: keyof typeof written) => ({
    write(text: string) {
      written[name] += text;
    },
  });
  const io: CliIo = {
    stdout: writer('stdout'),
    stderr: { ...writer('stderr'), isTTY },
    createPool: () => {
      throw new Error('the benchmark has threads of its own');
    },
  };
  return { status: await createValidateCommand(measure).run(args, io), ...written };
}

describe('dermalapse validate', () => {
  it('prints the figures beside their targets and says how many are met', async () => {
    const { status, stdout, stderr } = await validate(['--pairs', '30']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^30 pairs of synthetic photos in the main study, \d+ in all/);
    expect(stdout).toMatch(/d′ for a change of 20 % +\d/);
    expect(stdout).toMatch(/≥ 2\.5, (met|missed)/);
    expect(stdout).toContain('Laplacian variance');
    expect(stdout).toMatch(/\d+ targets met, \d+ missed/);
    expect(stdout).not.toMatch(/NaN|undefined/);
  });

  it('prints nothing but the documented JSON with --json', async () => {
    const { stdout } = await validate(['--pairs', '4', '--seed', 'x-1', '--json']);
    const report = validationReportSchema.parse(JSON.parse(stdout));
    expect(report).toMatchObject({ seed: 'x-1', pairs: { main: 4 } });
    expect(report.metrics[0]!.dPrime).toBeNull();
  });

  it('writes figures and report with pairs to look at into a new folder', async () => {
    const out = place.path('new/folder');
    const { stdout } = await validate(['--pairs', '13', '--json', '--out', out]);
    expect((await readdir(out)).sort()).toEqual(['validation.html', 'validation.json']);
    expect(await readFile(`${out}/validation.json`, 'utf8')).toBe(stdout);
    expect(await readFile(`${out}/validation.html`, 'utf8')).toContain('data:image/jpeg;base64,');
  });

  it('makes no pictures that nobody gets', async () => {
    const { asked, measure } = inventedMeasuring();
    await validate(['--pairs', '2'], { measure });
    expect(asked.length).toBe(1);
    expect(asked[0]!.options.isShown(inventedRun({ pairs: 1 })[0]!.pair)).toBe(false);
  });

  it('shows progress on a terminal only', async () => {
    const { stderr } = await validate(['--pairs', '2'], { isTTY: true });
    expect(stderr).toMatch(/1 of \d+ pairs/);
  });

  it('fails when measuring fails', async () => {
    const measure: MeasurePairs = () => Promise.reject(new Error('a thread died'));
    await expect(validate(['--pairs', '2'], { measure })).rejects.toThrow('a thread died');
  });

  it('refuses an --out that is a file before it measures', async () => {
    const { asked, measure } = inventedMeasuring();
    const file = await place.file('taken', 'x');
    await expect(validate(['--out', file], { measure })).rejects.toThrow(/Choose another one for --out/);
    expect(asked).toEqual([]);
  });

  it.each([
    [['validate', '--pairs', '0']],
    [['validate', '--pairs', 'many']],
    [['validate', '--pairs', '2.5']],
    [['validate', '--seed', 'a/b']],
    [['validate', '--out', '']],
    [['validate', 'extra']],
    [['validate', '--unknown']],
  ])('answers wrong usage %j with 2', async (argv) => {
    const { status, stdout, stderr } = await run(argv);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^dermalapse: [^\n]+ See dermalapse validate --help\n$/);
  });

  it('has help', async () => {
    const { status, stdout } = await run(['validate', '--help']);
    expect(status).toBe(0);
    expect(stdout).toContain('--pairs N');
  });
});
