import type { PixelPolygon, RgbImage } from '../image.ts';
import type { Patch } from './card-layout.ts';
import { chartCorners, chartGreys, chartPatches, chartSkins } from './chart-layout.ts';
import type { ColourCard } from './colour-card.ts';
import { coveredByCard } from './covered-by-card.ts';
import { homographyFromCorners } from './homography.ts';
import { judgeChart } from './judge-chart.ts';
import { asIfEvenlyLit, inset, isClipped, readArea } from './read-patches.ts';

/** Left unread on each side of a patch, of its side: so far a corner may be off. */
const unread = 1 / 4;
/** Beyond the patches a chart has a frame, in sides of a patch. */
const rim = 1 / 2;

/**
 * Reads the chart of 24 patches where an outline puts it.
 * @param outline corners of the area of the patches in pixels of the photo, clockwise from that of the dark skin patch
 */
export function readChart(photo: RgbImage, outline: PixelPolygon): ColourCard {
  const sidePx = sideOf(outline);
  const toPhoto = homographyFromCorners(chartCorners, outline);
  const read = (patch: Patch) => {
    const reading = toPhoto && readArea(photo, { toPhoto, pixelsPerMm: sidePx, area: inset(patch, unread) });
    const isSeen = reading && [0, 1, 2].every((channel) => !isClipped(reading, channel));
    return isSeen ? [{ patch, reading }] : [];
  };
  const seen = chartPatches.flatMap(read);
  const { shading, logLightAt } = judgeChart(seen);
  const readings = (names: readonly string[]) =>
    seen
      .filter(({ patch }) => names.includes(patch.name))
      .map(({ patch, reading }) => asIfEvenlyLit(reading, { name: patch.name, logLight: logLightAt(patch) }));
  return {
    id: '24-patch',
    outline,
    covered: shading === 'unknown' ? [] : coveredByCard(outline, rim * sidePx),
    greys: readings(chartGreys),
    colours: readings(chartSkins),
    shading,
  };
}

/** Pixels along the side of a patch, roughly. */
function sideOf(outline: PixelPolygon): number {
  const [[x, y], [rightX, rightY]] = outline;
  return Math.hypot(rightX - x, rightY - y) / chartCorners[1][0];
}
