import { beforeAll, describe, expect, it } from 'vitest';
import type { Comparison } from '../../src/imaging/comparison.ts';
import { makePair, photoBytes } from '../../src/imaging/phantom/index.ts';
import { type BackendName, createComparisonPool } from '../../src/imaging/pool.ts';
import { openBackend } from '../../src/imaging/tensor.ts';

const nativeWorks = await openBackend('tensorflow').then(
  () => true,
  () => false,
);

/** One pair, disturbed, and changed in what every metric reads. */
async function compareBy(backend: BackendName): Promise<Comparison> {
  const { before, after, plan } = makePair({
    seed: 'backends',
    widthMm: 34,
    heightMm: 28,
    pixelsPerMm: 14,
    nuisance: 'all',
    change: { redness: -0.2, texture: -0.2, pores: -0.2, wrinkles: -0.2, blemishes: -0.2, tone: -0.2 },
  });
  const pool = createComparisonPool({ workers: 1, backend });
  try {
    const request = {
      id: 'pair',
      before: await photoBytes(before, { jpegQuality: 92 }),
      after: await photoBytes(after, { jpegQuality: 92 }),
      plan,
    };
    return (await pool.compare(request, { images: false })).comparison;
  } finally {
    await pool.close();
  }
}

describe('every backend', () => {
  let wasm: Comparison;
  beforeAll(async () => {
    wasm = await compareBy('wasm');
  });

  async function expectEqual(backend: BackendName): Promise<void> {
    const { engine, comparability, measurements } = await compareBy(backend);
    expect(engine.backend).toBe(backend);
    expect(comparability).toEqual(wasm.comparability);
    expect(measurements).toHaveLength(wasm.measurements.length);
    measurements.forEach(({ metric, verdict, change }, i) => {
      const expected = wasm.measurements[i];
      if (!change || !expected.change) throw new Error(`${metric} was not measured`);
      expect([metric, verdict]).toEqual([expected.metric, expected.verdict]);
      expect(Math.abs(change.log - expected.change.log)).toBeLessThan(0.002);
    });
  }

  it('reads with plain JavaScript what it reads with WebAssembly', () => expectEqual('cpu'));

  it.skipIf(!nativeWorks)(
    'reads with native TensorFlow what it reads with WebAssembly (skipped where it does not load)',
    () => expectEqual('tensorflow'),
  );
});
