import { afterEach, describe, expect, it } from 'vitest';
import { makePair, photoBytes } from '../../src/imaging/phantom/index.ts';
import {
  type CompareRequest,
  type ComparisonPool,
  createComparisonPool,
  type Stage,
} from '../../src/imaging/pool.ts';

let pool: ComparisonPool | undefined;
afterEach(async () => {
  await pool?.close();
  pool = undefined;
});

async function request(id: string): Promise<CompareRequest> {
  const pair = makePair({ seed: id, widthMm: 30, heightMm: 24, pixelsPerMm: 12 });
  const [before, after] = await Promise.all(
    [pair.before, pair.after].map((image) => photoBytes(image, { jpegQuality: 90 })),
  );
  return { id, before, after, plan: pair.plan };
}

describe('the comparison pool', () => {
  it('works off more pairs than it has threads, telling the stages, without holding up the event loop', async () => {
    pool = createComparisonPool({ workers: 2 });
    const stages: Stage[] = [];
    const requests = await Promise.all(['a', 'b', 'c'].map(request));
    let ticks = 0;
    const timer = setInterval(() => ticks++, 20);
    const results = await Promise.all(
      requests.map((one, i) => pool?.compare(one, i === 0 ? { onStage: (stage) => stages.push(stage) } : {})),
    );
    clearInterval(timer);
    expect(results.map((result) => result?.comparison.id)).toEqual(['a', 'b', 'c']);
    expect(stages).toEqual(['decode', 'register', 'normalise', 'measure', 'uncertainty']);
    expect(results[0]?.images.length).toBeGreaterThan(2);
    expect(ticks).toBeGreaterThan(10);
  });

  it('hands on what the imaging core refuses, and goes on', async () => {
    pool = createComparisonPool({ workers: 1 });
    const good = await request('good');
    const text = new TextEncoder().encode('this is no photo');
    await expect(pool.compare({ ...good, after: text })).rejects.toMatchObject({
      name: 'ImagingError',
      code: 'UNSUPPORTED_IMAGE',
    });
    await expect(pool.compare(good, { images: false })).resolves.toMatchObject({ images: [] });
  });

  it('says which backend it used, and refuses one that does not exist', async () => {
    pool = createComparisonPool({ workers: 1, backend: 'cpu' });
    const { comparison } = await pool.compare(await request('cpu'), { images: false });
    expect(comparison.engine.backend).toBe('cpu');
    const wrong = createComparisonPool({ workers: 1, backend: 'abacus' as 'cpu' });
    await expect(wrong.compare(await request('wrong'))).rejects.toThrow(/DERMALAPSE_BACKEND/);
    await wrong.close();
  });

  it('rejects what is unfinished when it closes, and everything after', async () => {
    pool = createComparisonPool({ workers: 1 });
    const unfinished = [pool.compare(await request('one')), pool.compare(await request('two'))];
    const settled = Promise.allSettled(unfinished);
    await pool.close();
    for (const { status } of await settled) expect(status).toBe('rejected');
    await expect(pool.compare(await request('three'))).rejects.toThrow(/closed/);
  });
});
