import { parseArgs } from 'node:util';
import {
  changeNames,
  describeTruth,
  drawSaturation,
  makePair,
  markSynthetic,
  type Pair,
  type PhantomTruth,
  photoBytes,
  surfaces,
  type ToneClass,
  type TrueChange,
  toneClasses,
} from '../imaging/phantom/index.ts';
import { type Command, exitStatus, UsageError } from './io.ts';
import { checkPhantomFolder, writePhantomFolder } from './phantom-folder.ts';

const help = `dermalapse phantom --seed S --out DIR [--change redness=-0.2,texture=-0.2] [--nuisance none|all|extended]
                   [--surface plane|cheek] [--tone light|medium|dark|very-dark] [--scars N]

Makes a pair of photos of skin that never existed, with everything about it known: before.jpg, after.jpg, plan.json for
"dermalapse compare --plan", and truth.json. An earlier pair in DIR is replaced; a folder with other files is refused.

  --seed S       any text: the same seed and options give the same pair
  --out DIR      where the four files go
  --change LIST  true change of the treated skin as fractions, -0.2 is 20 % less: ${changeNames.join(', ')},
                 scars; and counts of lesions: newLesions=2,resolvedLesions=1. Default: nothing changes
  --nuisance N   what differs between the photos besides: "none"; "all", light, colour, sharpness, noise and place as in
                 "dermalapse validate" (default); "extended", also yaw, pitch, vignetting, a phone's processing, stubble,
                 make-up and expression
  --surface S    flat skin (default) or a cheek
  --tone T       how dark the skin is; default: light to medium, drawn from the seed
  --scars N      atrophic scars in the treated skin, as far as there is room; default 0
`;

const nuisances = ['none', 'all', 'extended'] as const;
/** When no quality was drawn. */
const goodJpegQuality = 95;

export const phantomCommand: Command = {
  help,
  async run(args, io) {
    const { values } = parseArgs({
      args,
      options: {
        seed: { type: 'string' },
        out: { type: 'string' },
        change: { type: 'string', default: '' },
        nuisance: { type: 'string', default: 'all' },
        surface: { type: 'string', default: 'plane' },
        tone: { type: 'string' },
        scars: { type: 'string', default: '0' },
      },
    });
    const { seed, out } = values;
    if (!seed) throw new UsageError('--seed needs a text, the same one for the same pair.');
    if (!out) throw new UsageError('--out needs a folder.');
    const spec = {
      seed,
      saturation: drawSaturation(seed),
      scars: parseScars(values.scars),
      change: parseChange(values.change),
      nuisance: oneOf(nuisances, values.nuisance, '--nuisance'),
      surface: oneOf(surfaces, values.surface, '--surface'),
      tone: parseTone(values.tone),
    };
    await checkPhantomFolder(out);
    const pair = makePair(spec);
    const truth = describeTruth(pair);
    await writePhantomFolder(out, {
      'before.jpg': await jpegOf(pair, 'before', truth),
      'after.jpg': await jpegOf(pair, 'after', truth),
      'plan.json': `${JSON.stringify(pair.plan, null, 2)}\n`,
      'truth.json': `${JSON.stringify(truth, null, 2)}\n`,
    });
    io.stdout.write(`before.jpg, after.jpg, plan.json and truth.json are in ${out}. They are synthetic.\n`);
    return exitStatus.done;
  },
};

async function jpegOf(pair: Pair, name: 'before' | 'after', { note }: PhantomTruth): Promise<Uint8Array> {
  const jpegQuality = pair.truth[name].nuisance.jpegQuality ?? goodJpegQuality;
  return markSynthetic(await photoBytes(pair[name], { jpegQuality }), note);
}

function oneOf<T extends string>(allowed: readonly T[], value: string, option: string): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new UsageError(`${option} is one of ${allowed.join(', ')}.`);
  return found;
}

/** The classes, written so that they need no quotation marks. */
function parseTone(text: string | undefined): ToneClass | undefined {
  if (text === undefined) return undefined;
  const names = toneClasses.map((tone) => tone.replace(' ', '-'));
  return toneClasses[names.indexOf(oneOf(names, text, '--tone'))];
}

const mostScars = 60;

function parseScars(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 0 || count > mostScars)
    throw new UsageError(`--scars needs a whole number from 0 to ${mostScars}.`);
  return count;
}

const lesionCounts = ['newLesions', 'resolvedLesions'] as const;
const mostLesions = 20;

/** "redness=-0.2,newLesions=2" -> {redness: -0.2, newLesions: 2} */
function parseChange(text: string): TrueChange {
  const change: TrueChange = {};
  for (const part of text.split(',').filter((one) => one.trim() !== '')) {
    const [name = '', given = ''] = part.split('=').map((one) => one.trim());
    const key = oneOf([...changeNames, 'scars', ...lesionCounts], name, '--change');
    const value = Number(given);
    const isCount = lesionCounts.some((count) => count === key);
    const isRight = isCount
      ? Number.isInteger(value) && value >= 0 && value <= mostLesions
      : value > -1 && value <= 3;
    if (given === '' || !isRight) {
      const wanted = isCount ? `a whole number from 0 to ${mostLesions}` : 'a fraction above -1, up to 3';
      throw new UsageError(`--change ${key} needs ${wanted}.`);
    }
    change[key] = value;
  }
  return change;
}
