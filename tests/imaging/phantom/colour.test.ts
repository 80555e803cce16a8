import { describe, expect, it } from 'vitest';
import { linearToSrgb } from '../../../src/imaging/image.ts';
import { wavelengthsNm } from '../../../src/imaging/phantom/chromophores.ts';
import { createRandom, skinColour, skinReflectance } from '../../../src/imaging/phantom/index.ts';
import { colourSampler } from '../../../src/imaging/phantom/reflectance.ts';

const erythemaIndex = ([r, g]: readonly number[]) => Math.log(r! / g!);

/**
 * Linear sRGB by colorimetry: the CIE 1931 observer as fitted by Wyman, Sloan and Shirley (JCGT 2(2), 2013, multi-lobe
 * fit), equal-energy light, white scaled to 1. It shares nothing with the phantom's camera.
 */
function colorimetricRgb(reflectance: readonly number[]): number[] {
  const lobe = (nm: number, centre: number, below: number, above: number) =>
    Math.exp(-0.5 * ((nm - centre) * (nm < centre ? below : above)) ** 2);
  const x = (l: number) =>
    0.362 * lobe(l, 442, 0.0624, 0.0374) +
    1.056 * lobe(l, 599.8, 0.0264, 0.0323) -
    0.065 * lobe(l, 501.1, 0.049, 0.0382);
  const y = (l: number) => 0.821 * lobe(l, 568.8, 0.0213, 0.0247) + 0.286 * lobe(l, 530.9, 0.0613, 0.0322);
  const z = (l: number) => 1.217 * lobe(l, 437, 0.0845, 0.0278) + 0.681 * lobe(l, 459, 0.0385, 0.0725);
  const toRgb = [
    [3.2406, -1.5372, -0.4986],
    [-0.9689, 1.8758, 0.0415],
    [0.0557, -0.204, 1.057],
  ];
  const convert = (spectrum: readonly number[]) => {
    const xyz = [x, y, z].map((f) => wavelengthsNm.reduce((sum, nm, i) => sum + f(nm) * spectrum[i]!, 0));
    return toRgb.map((row) => row.reduce((sum, k, i) => sum + k * xyz[i]!, 0));
  };
  const white = convert(wavelengthsNm.map(() => 1));
  return convert(reflectance).map((value, i) => value / white[i]!);
}

describe('skin colour', () => {
  it('is that of light skin for little melanin', () => {
    const [r, g, b] = skinColour(0.02, 0.018).map((v) => 255 * linearToSrgb(1.18 * v));
    expect(r).toBeGreaterThan(185);
    expect(r).toBeLessThan(225);
    expect(g).toBeGreaterThan(135);
    expect(g).toBeLessThan(180);
    expect(b).toBeGreaterThan(110);
    expect(b).toBeLessThan(g!);
  });

  it('agrees with colorimetry in red and green within 6 %', () => {
    for (const melanin of [0.015, 0.05, 0.09]) {
      for (const blood of [0.012, 0.02, 0.03]) {
        const camera = skinColour(melanin, blood);
        const observer = colorimetricRgb(skinReflectance(melanin, blood));
        expect(Math.abs(Math.log(camera[0] / observer[0]!))).toBeLessThan(0.06);
        expect(Math.abs(Math.log(camera[1] / observer[1]!))).toBeLessThan(0.06);
      }
    }
  });

  it('changes its erythema index by as much as colorimetry says, within 12 %', () => {
    for (const melanin of [0.015, 0.05, 0.09, 0.3]) {
      const camera = erythemaIndex(skinColour(melanin, 0.02)) - erythemaIndex(skinColour(melanin, 0.016));
      const observer =
        erythemaIndex(colorimetricRgb(skinReflectance(melanin, 0.02))) -
        erythemaIndex(colorimetricRgb(skinReflectance(melanin, 0.016)));
      expect(camera / observer).toBeGreaterThan(0.88);
      expect(camera / observer).toBeLessThan(1.12);
    }
  });

  it('gets redder with every step of blood, at every melanin', () => {
    for (const melanin of [0.015, 0.05, 0.09, 0.2, 0.4]) {
      const indices = [0.005, 0.01, 0.02, 0.03, 0.05, 0.1].map((blood) =>
        erythemaIndex(skinColour(melanin, blood)),
      );
      for (let i = 1; i < indices.length; i++) expect(indices[i]).toBeGreaterThan(indices[i - 1]!);
    }
  });

  it('gets darker in every channel with every step of melanin', () => {
    const colours = [0.01, 0.03, 0.09, 0.2, 0.4].map((melanin) => skinColour(melanin, 0.02));
    for (let i = 1; i < colours.length; i++) {
      for (const c of [0, 1, 2]) expect(colours[i]![c]).toBeLessThan(colours[i - 1]![c]!);
    }
  });

  it('is interpolated from its table within 0.2 %', () => {
    const random = createRandom('table');
    const sample = colourSampler();
    const out = new Float32Array(3);
    for (let i = 0; i < 200; i++) {
      const melanin = random.between(0.01, 0.2);
      const blood = random.between(0.008, 0.08);
      sample(melanin, blood, out);
      skinColour(melanin, blood).forEach((exact, c) => {
        expect(Math.abs(out[c]! - exact)).toBeLessThan(0.002 * Math.max(exact, 0.05));
      });
    }
  });
});
