/**
 * `npm run bench:imaging`: what a comparison costs for each square centimetre of treated skin at 10 pixels per mm, all
 * metrics with registration and uncertainty, stage by stage and for each backend, beside what sharp needs to decode the same
 * two photos. One thread. Prints figures and judges none.
 */
import sharp from 'sharp';
import type { Comparison } from '../../src/imaging/comparison.ts';
import { makePair, photoBytes } from '../../src/imaging/phantom/index.ts';
import { polygonArea } from '../../src/imaging/polygon-area.ts';
import { type BackendName, type CompareRequest, createComparisonPool } from '../../src/imaging/pool.ts';
import { median } from '../../src/imaging/statistics.ts';

const runs = 3;
const patienceMs = 120_000;
const stages = ['register', 'normalise', 'measure', 'uncertainty'] as const;

/** A large area of skin, disturbed like any pair. */
const pair = makePair({
  seed: 5900,
  nuisance: 'all',
  widthMm: 125,
  heightMm: 100,
  pixelsPerMm: 12,
  referenceWidthMm: 20,
});
const [before, after] = [
  await photoBytes(pair.before, { jpegQuality: 92 }),
  await photoBytes(pair.after, { jpegQuality: 92 }),
];
const request: CompareRequest = { id: 'bench', before, after, plan: pair.plan };
const areaCm2 = (pair.plan.treated ?? []).reduce((sum, { polygon }) => sum + areaOf(polygon), 0);

const milliseconds = (ms: number): string => (ms / areaCm2).toFixed(2).padStart(10);
const line = (name: string, cells: string[]): void => console.log(name.padEnd(22) + cells.join(''));

console.log(`${pair.before.width} x ${pair.before.height} pixels twice, ${areaCm2.toFixed(0)} cm2 treated\n`);
line('ms per cm2', ['median'.padStart(10)]);
line('sharp decodes both', [milliseconds(await timeSharp())]);
for (const backend of ['tensorflow', 'wasm', 'cpu'] as const) await benchBackend(backend);

async function benchBackend(backend: BackendName): Promise<void> {
  const pool = createComparisonPool({ workers: 1, backend });
  const bench = async (): Promise<Comparison[]> => {
    const results: Comparison[] = [];
    for (let run = 0; run <= runs; run++) {
      const { comparison } = await pool.compare(request, { images: false });
      if (run > 0) results.push(comparison); // the first one warms up
    }
    return results;
  };
  const results = await Promise.race([bench(), patience()]).catch((error: Error) => error);
  console.log(`\n${backend}`);
  if (results instanceof Error) {
    console.log(`  ${results.message.split('\n')[0].slice(0, 120)}`);
  } else {
    const time = (pick: (timings: Comparison['timingsMs']) => number) =>
      milliseconds(median(results.map(({ timingsMs }) => pick(timingsMs))));
    line('  decode', [time(({ decode }) => decode)]);
    for (const stage of stages) line(`  ${stage}`, [time((timings) => timings[stage])]);
    line('  all but uncertainty', [time(({ total, uncertainty }) => total - uncertainty)]);
    line('  total', [time(({ total }) => total)]);
    const { registration, measurements } = results[0];
    const measured = measurements.filter(({ change }) => change).length;
    console.log(
      `  ${measured} of ${measurements.length} metrics measured, residual p95 ${registration.residualMm?.p95.toFixed(3)} mm`,
    );
  }
  await pool.close();
}

async function patience(): Promise<Error> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(new Error(`not done in ${patienceMs / 1000} s`)), patienceMs).unref();
  });
}

async function timeSharp(): Promise<number> {
  sharp.concurrency(1);
  const times: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const begun = performance.now();
    for (const bytes of [before, after]) await sharp(bytes).raw().toBuffer();
    if (run > 0) times.push(performance.now() - begun);
  }
  return median(times);
}

/** Of a plan's polygon, cm2. */
function areaOf(polygon: readonly (readonly [number, number])[]): number {
  const { width, height } = pair.before;
  return (polygonArea(polygon) * width * height) / (10 * (pair.plan.pixelsPerMm ?? Number.NaN)) ** 2;
}
