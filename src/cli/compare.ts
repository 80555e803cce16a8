import { parseArgs } from 'node:util';
import { loadConfig } from '../config.ts';
import { compareBatch } from './compare-batch.ts';
import { comparePair } from './compare-pair.ts';
import { type CliIo, type Command, UsageError } from './io.ts';

const help = `dermalapse compare BEFORE AFTER [--frame-before PHOTO]... [--frame-after PHOTO]... [--plan plan.json] [--json] [--out DIR]
dermalapse compare --batch pairs.jsonl [--out results.jsonl] [--json]

Lays two photos of the same skin over each other and says, with its uncertainty, what has changed.

  --frame-before PHOTO, --frame-after PHOTO
                a further frame of that visit, same view; the changes that the frames show are averaged; may be repeated
  --plan FILE   treated and reference regions, card and scale (JSON)
  --json        the result as JSON on standard output, and nothing else there
  --out DIR     registered photos, change maps, comparison.json and report.html; an earlier result in DIR is
                replaced, a folder with other files in it is refused
  --batch FILE  many pairs, one JSON object a line: {"id", "before", "after", "plan"?}; paths are absolute or relative
                to FILE, "before" and "after" may be a list of frames, "plan" is a path or the plan itself
  --out FILE    with --batch: results go there, one a line in the order of the pairs, instead of to standard output;
                while the batch runs they are in FILE.partial
`;

export const compareCommand: Command = {
  help,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        plan: { type: 'string' },
        json: { type: 'boolean', default: false },
        out: { type: 'string' },
        batch: { type: 'string' },
        'frame-before': { type: 'string', multiple: true, default: [] },
        'frame-after': { type: 'string', multiple: true, default: [] },
      },
    });
    const { plan, json, out, batch, 'frame-before': moreBefore, 'frame-after': moreAfter } = values;
    if (out === '') throw new UsageError('--out needs a path.');
    if (batch !== undefined) {
      if (positionals.length + moreBefore.length + moreAfter.length > 0)
        throw new UsageError('With --batch the photos are named in the batch file only.');
      if (plan !== undefined) throw new UsageError('With --batch each line names its own plan.');
      return withPool(io, (pool, workers) => compareBatch({ batch, out, json }, { io, pool, workers }));
    }
    const [before, after] = positionals;
    if (before === undefined || after === undefined || positionals.length > 2) {
      throw new UsageError('Name two photos, BEFORE and AFTER, or a batch file with --batch.');
    }
    const frames = { before: [before, ...moreBefore], after: [after, ...moreAfter] };
    return withPool(io, (pool) => comparePair({ ...frames, plan, json, out }, { io, pool }));
  },
};

async function withPool(
  io: CliIo,
  work: (pool: ReturnType<CliIo['createPool']>, workers: number) => Promise<number>,
): Promise<number> {
  const { workers, backend } = loadConfig();
  const pool = io.createPool({ workers, backend: backend ?? undefined });
  try {
    return await work(pool, workers);
  } finally {
    await pool.close();
  }
}
