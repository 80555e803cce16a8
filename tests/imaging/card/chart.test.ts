import { describe, expect, it } from 'vitest';
import { chartPatches } from '../../../src/imaging/card/chart-layout.ts';
import { type ColourCard, compareCards, correctColour, readChart } from '../../../src/imaging/card/index.ts';
import type { PixelPolygon } from '../../../src/imaging/image.ts';
import { drawNuisance, type Nuisance } from '../../../src/imaging/phantom/index.ts';
import { cardHomography } from '../../../src/imaging/phantom/lay-card.ts';
import { createRandom } from '../../../src/imaging/random.ts';
import { type CardScene, cardPhoto, plainly } from './card-photo.ts';
import { chartOutline, chartPicture } from './chart-photo.ts';

const paper = 0.8;
const pixelsPerMm = 10;

/** A photo of the chart, and where it lies in it. */
async function photographed({ gap, ...scene }: Partial<CardScene> & { seed: number; gap?: number }) {
  const picture = chartPicture(gap);
  const placement = { centre: [500, 340] as const, turnDeg: 5, tiltDeg: 15, ...scene.placement };
  const made = await cardPhoto({ pixelsPerMm, paper, ...scene, picture, placement });
  return { photo: made.photo, outline: chartOutline(picture, cardHomography(picture, made.placement)) };
}

async function read(seed: number, nuisance: Nuisance, more: Partial<CardScene> = {}): Promise<ColourCard> {
  const { photo, outline } = await photographed({ seed, nuisance, ...more });
  return readChart(photo, outline);
}

const camera = { gainLog: 0.12, whiteBalanceLog: [-0.08, 0.08], gammaLog: 0.04, noise: 0.005 } as const;
const ideal = plainly({ noise: 0.005 });

describe('the 24-patch chart in a photo', () => {
  it.each([0.08, 0.15, 0.2])(
    'is read as it reflects, whether patches are %s or more of a side apart',
    async (gap) => {
      const { photo, outline } = await photographed({ seed: 5300, nuisance: ideal, gap });
      const chart = readChart(photo, outline);
      expect(chart.shading).toBe('even');
      expect(chart.greys.map(({ name }) => name)).toEqual(['white', 'neutral 8', 'neutral 6.5', 'neutral 5', 'neutral 3.5', 'black']); // biome-ignore format: one line
      expect(chart.colours.map(({ name }) => name)).toEqual(['dark skin', 'light skin']);
      for (const { name, rgb } of [...chart.greys, ...chart.colours]) {
        const { colour } = chartPatches.find((patch) => patch.name === name)!;
        const errors = rgb.map((value, channel) => value / (paper * colour[channel]!) - 1);
        expect(Math.hypot(...errors) / Math.sqrt(3)).toBeLessThan(0.005);
      }
    },
  );

  it('hides half a patch of its frame', async () => {
    const { photo, outline } = await photographed({ seed: 5301, nuisance: ideal, placement: { turnDeg: 0, tiltDeg: 0 } }); // biome-ignore format: one line
    const { covered } = readChart(photo, outline);
    covered.forEach(([x, y], i) => {
      const [fromX, fromY] = outline[i]!;
      expect([Math.abs(x - fromX), Math.abs(y - fromY)]).toEqual([
        expect.closeTo(25, 0),
        expect.closeTo(25, 0),
      ]);
    });
  });

  it('bears an outline that is off by a fifth of a patch, and is no chart beyond two fifths', async () => {
    const { photo, outline } = await photographed({ seed: 5302, nuisance: ideal });
    const there = readChart(photo, outline).greys;
    const moved = (patches: number): PixelPolygon => outline.map(([x, y]) => [x + 50 * patches, y]);
    readChart(photo, moved(0.2)).greys.forEach(({ rgb }, i) => {
      rgb.forEach((value, channel) => {
        expect(Math.abs(value / there[i]!.rgb[channel]! - 1)).toBeLessThan(0.005);
      });
    });
    for (const patches of [-1.15, -0.4, 0.4, 1.15, 2.3]) {
      expect(readChart(photo, moved(patches))).toMatchObject({ shading: 'unknown', covered: [] });
    }
  });

  it('is no chart when outlined from another corner, or where there is none', async () => {
    const { photo, outline } = await photographed({ seed: 5303, nuisance: ideal });
    for (const first of [1, 2, 3]) {
      const turned = [...outline.slice(first), ...outline.slice(0, first)];
      expect(readChart(photo, turned).shading).toBe('unknown');
    }
    const onSkin: PixelPolygon = [[20, 20], [140, 20], [140, 100], [20, 100]]; // biome-ignore format: corners
    const beyond: PixelPolygon = [[600, 400], [1400, 400], [1400, 900], [600, 900]]; // biome-ignore format: corners
    const withoutGreys: PixelPolygon = [[300, 530], [600, 530], [600, 730], [300, 730]]; // biome-ignore format: corners
    for (const outlined of [onSkin, beyond, withoutGreys])
      expect(readChart(photo, outlined).shading).toBe('unknown');
  });

  it('is even under every disturbance of the benchmark, and its light’s slope is taken out', async () => {
    for (let seed = 5310; seed < 5318; seed++) {
      const nuisance = drawNuisance(createRandom(seed));
      expect(
        (await read(seed, nuisance, { pixelsPerMm: 8, placement: { centre: [400, 272] } })).shading,
      ).toBe('even');
    }
    const sloping = await read(5318, plainly({ noise: 0.005, gradientLog: [0.1, -0.08] }));
    const rows = [sloping.greys[0]!.rgb[1] / paper / chartPatches[18]!.colour[1], sloping.colours[1]!.rgb[1] / paper / chartPatches[1]!.colour[1]]; // biome-ignore format: one line
    expect(Math.abs(Math.log(rows[0]! / rows[1]!))).toBeLessThan(0.01);
  });

  it('is uneven half in shadow, whichever half', async () => {
    for (const acrossDeg of [0, 70, 90, 180, 270]) {
      const shadow = { acrossDeg, edgeMm: 0, light: 0.6, penumbraMm: 2 };
      expect((await read(5320, ideal, { shadow })).shading).toBe('uneven');
    }
  });
});

describe('the 24-patch chart in two photos', () => {
  const skin = [0.45, 0.27, 0.2] as const;
  const seen = ({ gainLog, whiteBalanceLog: [red, blue], gammaLog }: Nuisance) =>
    skin.map((light, channel) => {
      const balance = [red, 0, blue][channel]!;
      return 0.18 * ((light * paper * Math.exp(gainLog + balance)) / 0.18) ** Math.exp(gammaLog);
    }) as [number, number, number];

  it('corrects white balance, exposure and tone curve within 1 %, and says so', async () => {
    const after = plainly(camera);
    const cards = compareCards(await read(5330, ideal), await read(5331, after));
    expect(cards.findings).toEqual([]);
    expect(cards.colourResidualLog).toBeLessThan(0.01);
    const corrected = correctColour(cards, seen(after))!;
    corrected.rgb.forEach((value, channel) => {
      const error = Math.abs(Math.log(value / seen(ideal)[channel]!));
      expect(error).toBeLessThan(0.01);
      expect(error).toBeLessThan(3 * corrected.standardErrorLog[channel]!);
    });
  });

  it('gives no tone, and says why, where one photo does not show it or shows it half in shadow', async () => {
    const { photo, outline } = await photographed({ seed: 5340, nuisance: ideal });
    const chart = readChart(photo, outline);
    const elsewhere = readChart(photo, outline.map(([x, y]) => [x + 25, y + 25] as const)); // biome-ignore format: one line
    const shaded = await read(5341, ideal, {
      shadow: { acrossDeg: 20, edgeMm: 0, light: 0.6, penumbraMm: 2 },
    });
    for (const [before, after, code, named] of [
      [chart, elsewhere, 'CARD_NOT_AS_OUTLINED', 'after photo'],
      [elsewhere, chart, 'CARD_NOT_AS_OUTLINED', 'before photo'],
      [chart, shaded, 'CARD_UNEVEN_LIGHT', 'after photo'],
    ] as const) {
      const { tone, findings } = compareCards(before, after);
      expect([tone, findings.map((finding) => finding.code)]).toEqual([null, [code]]);
      expect(findings[0]!.message).toContain(named);
    }
  });
});
