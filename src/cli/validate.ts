import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadConfig } from '../config.ts';
import {
  choosePairsToShow,
  describePair,
  type MeasurePairs,
  makeReport,
  measurePairs,
  planBenchmark,
  validationFile,
} from '../imaging/phantom/benchmark/index.ts';
import { renderValidationReport } from '../reports/index.ts';
import { type Command, CommandError, exitStatus, UsageError } from './io.ts';
import { Progress } from './progress.ts';
import { validationText } from './validation-text.ts';

const help = `dermalapse validate [--pairs N] [--seed S] [--json] [--out DIR] [--write]

Measures synthetic pairs whose true change is known and prints how good the measurement is, beside its targets and beside
the usual ways to measure. What misses its target is printed as missed; the run fails on errors only.

  --pairs N  pairs of the main study (default 120); the other studies come on top, about three times as many in all
  --seed S   other skins (default 1)
  --json     the figures as JSON (dermalapse.validation/1) on standard output, and nothing else there
  --out DIR  validation.json and validation.html, with plots and pairs to look at
  --write    stores the figures under models/validation, from where the app shows them
`;

/** @param measure measures the planned pairs; given, so that tests need not wait for it */
export const createValidateCommand = (measure: MeasurePairs): Command => ({
  help,
  async run(args, io) {
    const { values } = parseArgs({
      args,
      options: {
        pairs: { type: 'string', default: '120' },
        seed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
        out: { type: 'string' },
        write: { type: 'boolean', default: false },
      },
    });
    const { seed, json, out, write } = values;
    const pairs = Number(values.pairs);
    if (!Number.isInteger(pairs) || pairs < 1)
      throw new UsageError('--pairs needs a whole number of at least 1.');
    if (!/^[\w-]{1,40}$/.test(seed)) throw new UsageError('--seed needs letters, digits or hyphens.');
    if (out === '') throw new UsageError('--out needs a path.');
    if (out !== undefined) await makeFolder(out);

    const { workers, backend } = loadConfig();
    const planned = planBenchmark({ pairs, seed });
    const shown = out === undefined ? new Set() : choosePairsToShow(planned);
    const progress = new Progress(io.stderr);
    progress.show(`0 of ${planned.length} pairs …`);
    const readings = await measure(planned, {
      workers,
      backend: backend ?? undefined,
      isShown: (pair) => shown.has(pair),
      onPair: (done) => progress.show(`${done} of ${planned.length} pairs …`),
    }).finally(() => progress.clear());

    const report = makeReport(readings, seed);
    const text = `${JSON.stringify(report, rounded, 2)}\n`;
    if (write) await writeFile(validationFile, text);
    if (out !== undefined) {
      const gallery = readings.flatMap(({ pair, pictures }) =>
        pictures ? [{ label: describePair(pair), ...pictures }] : [],
      );
      await writeFile(join(out, 'validation.html'), renderValidationReport(report, gallery));
      await writeFile(join(out, 'validation.json'), text);
    }
    io.stdout.write(json ? text : validationText(report));
    return exitStatus.done;
  },
});

export const validateCommand = createValidateCommand(measurePairs);

/** Six digits say more than any run can. */
const rounded = (_: string, value: unknown): unknown =>
  typeof value === 'number' ? Number(value.toPrecision(6)) : value;

/** Before hours of work, not after them. */
async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((cause) => {
    throw new CommandError('CONFLICT', `${folder} can't be made a folder. Choose another one for --out.`, {
      cause,
    });
  });
}
