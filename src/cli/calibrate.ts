import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { loadConfig } from '../config.ts';
import { calibrationFile, loadCalibration } from '../imaging/calibration.ts';
import { engineVersion } from '../imaging/engine-version.ts';
import { calibrate } from '../imaging/phantom/calibrate.ts';
import { type Command, exitStatus, UsageError } from './io.ts';

const help = `dermalapse calibrate [--pairs N] [--write]

For those who change the method: fits slope and floor of each metric on N synthetic skins (default 24) and prints the
table; --write stores it under models/calibration, from where every comparison takes it.
`;

export const calibrateCommand: Command = {
  help,
  async run(args, io) {
    const { values } = parseArgs({
      args,
      options: { pairs: { type: 'string', default: '24' }, write: { type: 'boolean', default: false } },
    });
    const pairs = Number(values.pairs);
    if (!Number.isInteger(pairs) || pairs < 3)
      throw new UsageError('--pairs needs a whole number of at least 3.');
    const { workers, backend } = loadConfig();
    const pool = io.createPool({ workers, backend: backend ?? undefined });
    try {
      const metrics = await calibrate({
        pairs,
        current: loadCalibration(),
        compare: async (request) => (await pool.compare(request, { images: false })).comparison,
        onPair: (done, total) => io.stderr.write(done % 10 === 0 ? `${done} of ${total} pairs\n` : ''),
      });
      const table = { schema: 'dermalapse.calibration/1', engine: engineVersion, pairs, metrics };
      const text = `${JSON.stringify(table, null, 2)}\n`;
      io.stdout.write(text);
      if (values.write && (await readFile(calibrationFile, 'utf8')) !== text)
        await writeFile(calibrationFile, text);
    } finally {
      await pool.close();
    }
    return exitStatus.done;
  },
};
