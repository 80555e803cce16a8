import { type CardComparison, logGainAt, type ToneCurve } from '../card/index.ts';
import type { RegionPair } from '../region-pair.ts';
import { type Tensor3D, tf } from '../tensor.ts';

const steps = 1024;
const darkestLog = Math.log(1e-4);
const brightestLog = Math.log(1.5);
const rounds = 4;

/**
 * Brings both photos to the tone half-way between them, by the curves the card shows: what the after photo would gain, half of
 * it the before photo gives up. Replaces the pair's tensors.
 */
export function applyCardTone(pair: RegionPair, tone: NonNullable<CardComparison['tone']>): void {
  for (const [side, sign] of [
    ['before', -0.5],
    ['after', 0.5],
  ] as const) {
    // biome-ignore format: a pair
    const corrected = applyTables(pair[side], tone.map((curve) => halfWayTable(curve, sign))); // biome-ignore format: one line
    pair[side].dispose();
    pair[side] = corrected;
  }
}

/**
 * ln of the half-way light for ln light from 1e-4 to 1.5. The gain belongs to the half-way level, so it is found by iteration:
 * level = ln light + sign x gain(level).
 */
function halfWayTable(curve: ToneCurve, sign: number): Float32Array {
  return Float32Array.from({ length: steps + 1 }, (_, i) => {
    const log = darkestLog + ((brightestLog - darkestLog) * i) / steps;
    let level = log;
    for (let round = 0; round < rounds; round++) level = log + sign * logGainAt(curve, level).logGain;
    return level;
  });
}

function applyTables(image: Tensor3D, tables: readonly Float32Array[]): Tensor3D {
  const linear = image.dataSync();
  const corrected = new Float32Array(linear.length);
  const perLog = steps / (brightestLog - darkestLog);
  for (let i = 0; i < linear.length; i++) {
    const at = Math.min(
      steps - 1e-6,
      Math.max(0, (Math.log(Math.max(linear[i], 1e-6)) - darkestLog) * perLog),
    );
    const [below, table] = [Math.floor(at), tables[i % 3]];
    corrected[i] = Math.exp(table[below] + (table[below + 1] - table[below]) * (at - below));
  }
  return tf.tensor3d(corrected, image.shape);
}
