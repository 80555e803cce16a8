import { beforeAll, describe, expect, it } from 'vitest';
import type { ToneCurve } from '../../../src/imaging/card/index.ts';
import { fitToneCurve } from '../../../src/imaging/card/tone-curve.ts';
import { applyCardTone } from '../../../src/imaging/normalise/card-tone.ts';
import { openBackend, type Tensor3D, tf } from '../../../src/imaging/tensor.ts';
import { type Canvas, drawPair, exchanged, grain, times } from '../metrics/drawn-skin.ts';

type Tone = readonly [ToneCurve, ToneCurve, ToneCurve];

const canvas: Canvas = { widthMm: 4, heightMm: 3, pixelsPerMm: 10 };
const greys = [0.03, 0.09, 0.18, 0.36, 0.6, 0.9];
const gains = [0.2, 0.05, -0.1] as const;
const exponent = 1.12;

/** What the after photo's camera makes of light. */
const develop = (light: number, channel: number): number => Math.exp(gains[channel]!) * light ** exponent;

/** The curve of grey patches seen by both cameras, forth or back. */
function toneOf(sign: 1 | -1): Tone {
  const curves = gains.map((_, channel) =>
    fitToneCurve(
      greys.map((light) => {
        const [before, after] = [Math.log(light), Math.log(develop(light, channel))];
        return { level: (before + after) / 2, logGain: sign * (before - after), variance: 1e-4 };
      }),
    ),
  );
  return curves as unknown as Tone;
}

function seenPair() {
  const skin = grain(5080, { sigmaMm: 0.3, sd: 0.15, canvas });
  const pair = drawPair({ before: skin, after: skin }, { canvas });
  const light = pair.after.dataSync();
  pair.after = tf.tensor3d(
    Float32Array.from(light, (value, i) => develop(value, i % 3)),
    pair.after.shape,
  );
  return pair;
}

const largestLog = (a: Tensor3D, b: Tensor3D): number => tf.max(tf.abs(tf.log(tf.div(a, b)))).dataSync()[0]!;

beforeAll(async () => {
  await openBackend();
});

describe('applyCardTone', () => {
  it('takes gain and exponent between two photos out, light by light', () => {
    const pair = seenPair();
    expect(largestLog(pair.before, pair.after)).toBeGreaterThan(0.2);
    applyCardTone(pair, toneOf(1));
    expect(largestLog(pair.before, pair.after)).toBeLessThan(0.005);
  });

  it('brings both half-way: neither photo stays as it was', () => {
    const [pair, raw] = [seenPair(), seenPair()];
    applyCardTone(pair, toneOf(1));
    const middle = tf.sqrt(tf.mul(raw.before, raw.after)) as Tensor3D;
    expect(largestLog(pair.before, middle)).toBeLessThan(0.005);
  });

  it('gives the same photos exchanged when they are exchanged', () => {
    const [forth, back] = [seenPair(), exchanged(seenPair())];
    applyCardTone(forth, toneOf(1));
    applyCardTone(back, toneOf(-1));
    expect(largestLog(forth.before, back.after)).toBeLessThan(1e-5);
    expect(largestLog(forth.after, back.before)).toBeLessThan(1e-5);
  });

  it('leaves equal photos equal to the last bit', () => {
    const skin = times(0.5, grain(5081, { sigmaMm: 0.3, sd: 0.15, canvas }));
    const pair = drawPair({ before: skin, after: skin }, { canvas });
    const none = { coefficients: [0, 0, 0, 0], covariance: Array.from({ length: 4 }, () => [0, 0, 0, 0]) };
    applyCardTone(pair, [none, none, none]);
    expect(Array.from(pair.after.dataSync())).toEqual(Array.from(pair.before.dataSync()));
  });

  it('replaces the tensors it was given and leaves none behind', () => {
    const pair = seenPair();
    const tensors = tf.memory().numTensors;
    applyCardTone(pair, toneOf(1));
    expect(tf.memory().numTensors).toBe(tensors);
  });
});
