import { describe, expect, it } from 'vitest';
import {
  createRandom,
  drawNuisance,
  extendedNuisanceNames,
  makeSkin,
  type NuisanceName,
  noNuisance,
  nuisanceNames,
  renderPhoto,
} from '../../../src/imaging/phantom/index.ts';

/** Standard deviations that the benchmark is specified with; |N| draws have 0.603 of the normal's, max(0, N) 0.584. */
const deviations: [NuisanceName, (n: ReturnType<typeof drawNuisance>) => number, number][] = [
  ['gain', (n) => n.gainLog, 0.09],
  ['whiteBalance', (n) => n.whiteBalanceLog[1], 0.035],
  ['gamma', (n) => n.gammaLog, 0.03],
  ['azimuth', (n) => n.azimuthDeg, 15],
  ['elevation', (n) => n.elevationDeg, 6],
  ['gradient', (n) => n.gradientLog[0], 0.08],
  ['colourGradient', (n) => n.colourGradientLog[2]![1], 0.012],
  ['specular', (n) => n.specularLog, 0.3],
  ['blur', (n) => n.blurMm, 0.05 * 0.6028],
  ['noise', (n) => n.noise, 0.008 * 0.6028],
  ['rotation', (n) => n.rotationDeg, 3],
  ['scale', (n) => n.scaleLog, 0.05],
  ['shift', (n) => n.shiftMm[0], 1.5],
  ['referenceFlush', (n) => n.referenceFlushLog, 0.04],
  ['yaw', (n) => n.yawDeg, 5],
  ['pitch', (n) => n.pitchDeg, 5],
  ['vignetting', (n) => n.vignettingLog, 0.15 * 0.6028],
  ['phone', (n) => n.phoneStrength, 0.5 * 0.6028],
  ['stubble', (n) => n.stubbleMm, 0.5 * 0.5838],
  ['expression', (n) => n.expression, 0.5 * 0.5838],
];

describe('nuisance', () => {
  it.each(deviations)(
    '%s has its standard deviation, alone and at twice the size',
    (name, read, expected) => {
      for (const sigma of [1, 2]) {
        const values = Array.from({ length: 2000 }, (_, i) =>
          read(drawNuisance(createRandom(`deviation/${i}`), { sigma, only: [name] })),
        );
        const mean = values.reduce((a, b) => a + b) / values.length;
        const deviation = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length);
        expect(deviation / (sigma * expected)).toBeGreaterThan(0.93);
        expect(deviation / (sigma * expected)).toBeLessThan(1.07);
      }
    },
  );

  it('draws a JPEG quality from 72 to 96', () => {
    const qualities = Array.from({ length: 500 }, (_, i) => drawNuisance(createRandom(i)).jpegQuality!);
    expect(Math.min(...qualities)).toBe(72);
    expect(Math.max(...qualities)).toBe(96);
  });

  it('leaves out the extended ones unless they are named', () => {
    const all = drawNuisance(createRandom('x'), { sigma: 3 });
    const { yawDeg, pitchDeg, vignettingLog, phoneStrength, stubbleMm, makeUpCover, expression } = all;
    const extended = [yawDeg, pitchDeg, vignettingLog, phoneStrength, stubbleMm, makeUpCover, expression];
    expect(extended).toEqual(extendedNuisanceNames.map(() => 0));
    const named = drawNuisance(createRandom('x'), { sigma: 3, only: [...nuisanceNames, 'yaw'] });
    expect(named).toEqual({ ...all, yawDeg: named.yawDeg });
    expect(named.yawDeg).not.toBe(0);
  });

  it('draws a make-up that hides at most nine tenths, none on half of the days', () => {
    const covers = Array.from({ length: 500 }, (_, i) => {
      return drawNuisance(createRandom(i), { only: ['makeUp'], sigma: 3 }).makeUpCover;
    });
    expect(Math.max(...covers)).toBe(0.9);
    expect(covers.filter((cover) => cover === 0).length / 500).toBeCloseTo(0.5, 1);
  });

  it('drawn alone has the value it has among all, and leaves the rest alone', () => {
    const all = drawNuisance(createRandom('x'));
    const only = drawNuisance(createRandom('x'), { only: ['specular'] });
    expect(only).toEqual({ ...noNuisance, specularLog: all.specularLog });
  });

  describe('in the photo', () => {
    const skin = makeSkin({ seed: 1, widthMm: 20, heightMm: 8, marginMm: 4 });
    const photo = (nuisance: typeof noNuisance) =>
      renderPhoto(skin, nuisance, createRandom('noise')).image.data;
    const ideal = photo(noNuisance);

    it('of size zero moves no pixel', () => {
      const none = drawNuisance(createRandom('y'), { sigma: 0 });
      expect(Buffer.compare(photo(none), ideal)).toBe(0);
    });

    // The JPEG quality acts when the photo is written, not when it is rendered.
    const seen = [...nuisanceNames, ...extendedNuisanceNames].filter((name) => name !== 'jpeg');
    it.each(seen)('%s moves pixels', (name) => {
      // A day with stubble, make-up and a smile.
      const disturbed = photo(drawNuisance(createRandom('y17'), { only: [name], sigma: 2 }));
      expect(disturbed.filter((code, i) => code !== ideal[i]).length).toBeGreaterThan(0.01 * ideal.length);
    });
  });
});
