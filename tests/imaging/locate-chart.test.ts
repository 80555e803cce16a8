import { beforeAll, describe, expect, it } from 'vitest';
import { compare } from '../../src/imaging/compare.ts';
import type { Comparison } from '../../src/imaging/comparison.ts';
import { createRandom, makePair, type PairSpec, photoBytes } from '../../src/imaging/phantom/index.ts';
import { type CardPlacement, cardHomography, layCard, type Shadow } from '../../src/imaging/phantom/lay-card.ts'; // biome-ignore format: one line
import type { Plan, Polygon } from '../../src/imaging/plan.ts';
import { openBackend } from '../../src/imaging/tensor.ts';
import { chartOutline, chartPicture } from './card/chart-photo.ts';

const [widthMm, heightMm, pixelsPerMm] = [60, 50, 8];
const picture = chartPicture(0.15, 20);

interface Visits {
  before: Uint8Array;
  after: Uint8Array;
  /** Treated skin, and the chart in either photo. */
  treated: Plan['treated'];
  charts: { before: Polygon; after: Polygon };
}

/** The chart lies over the upper edge of the treated skin, elsewhere and turned at the second visit. */
async function photograph(
  spec: Pick<PairSpec, 'seed' | 'change'>,
  { shadow, isAway }: { shadow?: Shadow; isAway?: boolean } = {},
): Promise<Visits> {
  const pair = makePair({
    ...spec,
    widthMm,
    heightMm,
    pixelsPerMm,
    hasCard: false,
    hasReference: false,
    nuisance: { only: ['whiteBalance', 'gamma', 'noise'] },
  });
  const visit = async (side: 'before' | 'after', placement: CardPlacement) => {
    const { nuisance } = pair.truth[side];
    const random = createRandom(`${spec.seed}/${side}/chart`);
    const isBare = side === 'after' && isAway;
    const laid = isBare ? pair[side] : layCard(pair[side], { picture, placement, nuisance, random, paper: 0.75, ...(side === 'after' && { shadow }) }); // biome-ignore format: one line
    const corners = chartOutline(picture, cardHomography(picture, placement));
    const polygon = corners.map(([x, y]): [number, number] => [(x + 0.5) / laid.width, (y + 0.5) / laid.height]); // biome-ignore format: one line
    return { bytes: await photoBytes(laid, nuisance), polygon };
  };
  const lying = { pixelsPerMm, tiltAxisDeg: 20, distanceMm: 400 };
  const before = await visit('before', { ...lying, centre: [235, 110], turnDeg: 1, tiltDeg: 4 });
  const after = await visit('after', { ...lying, centre: [255, 106], turnDeg: -4, tiltDeg: 10 });
  return {
    before: before.bytes,
    after: after.bytes,
    treated: pair.plan.treated,
    charts: { before: before.polygon, after: after.polygon },
  };
}

async function compareBy(polygon: Polygon, { before, after, treated }: Visits): Promise<Comparison> {
  const plan: Plan = { treated, pixelsPerMm, card: { polygon, chart: '24-patch' }, metrics: ['redness'] };
  return (await compare({ id: 'chart', before, after, plan }, { images: false })).comparison;
}

const findingsOf = ({ comparability }: Comparison) =>
  comparability.reasons.filter(({ code }) => code === 'CARD').map(({ message }) => message);

describe('a chart laid beside the skin and outlined in the plan', () => {
  let visits: Visits;
  let unchanged: Comparison;

  beforeAll(async () => {
    await openBackend();
    visits = await photograph({ seed: 5350 });
    unchanged = await compareBy(visits.charts.before, visits);
  });

  it('gives colour and tone of the light wherever it lies at the second visit, and no scale', () => {
    expect(unchanged.normalisation.colour.source).toBe('card');
    for (const exponent of unchanged.normalisation.card!.gamma!) expect(exponent).not.toBe(1);
    expect(findingsOf(unchanged)).toEqual([]);
    expect(unchanged.photos.before.pixelsPerMm).toBe(pixelsPerMm);
  });

  it('lets redness be measured without reference skin', async () => {
    const [stays] = unchanged.measurements;
    expect(stays!.verdict).toBe('no-measurable-change');
    expect(Math.abs(stays!.change!.percent)).toBeLessThan(8);
    const paler = await photograph({ seed: 5350, change: { redness: -0.4 } });
    const [falls] = (await compareBy(paler.charts.before, paler)).measurements;
    expect(falls!.verdict).toBe('improved');
    expect(Math.abs(falls!.change!.percent + 40)).toBeLessThan(12);
  });

  it('does not lead registration: the skin did not move', () => {
    const [[a, b, x], [c, d, y]] = unchanged.registration.transform;
    for (const value of [a - 1, b, c, d - 1]) expect(Math.abs(value)).toBeLessThan(1e-3);
    expect(Math.hypot(x, y)).toBeLessThan(0.2);
    expect(unchanged.registration.residualMm!.p95).toBeLessThan(0.02);
  });

  it('photos exchanged give the opposite change', async () => {
    const { before, after, treated, charts } = visits;
    const back = await compareBy(charts.after, { before: after, after: before, treated, charts });
    expect(Math.abs(back.measurements[0]!.change!.log + unchanged.measurements[0]!.change!.log)).toBeLessThan(
      0.005,
    );
    back.normalisation.colour.logGain.forEach((gain, channel) => {
      expect(Math.abs(gain + unchanged.normalisation.colour.logGain[channel]!)).toBeLessThan(0.005);
    });
  });

  it('the same photo twice gives exactly no change', async () => {
    const same = await compareBy(visits.charts.before, { ...visits, after: visits.before });
    expect(same.measurements[0]!.change!.log).toBe(0);
  });

  it('is not used half in shadow or when left out, and the result says so', async () => {
    const shadow: Shadow = { acrossDeg: 30, edgeMm: 0, light: 0.6, penumbraMm: 2 };
    for (const [scene, message] of [
      [{ shadow }, 'A shadow'],
      [{ isAway: true }, 'colour chart are not where the plan leads to in the after photo'],
    ] as const) {
      const made = await photograph({ seed: 5351 }, scene);
      const comparison = await compareBy(made.charts.before, made);
      expect(comparison.normalisation.colour.source).toBe('none');
      expect(findingsOf(comparison)).toEqual([expect.stringContaining(message)]);
      expect(comparison.measurements[0]!.verdict).toBe('not-measurable');
    }
  });
});
