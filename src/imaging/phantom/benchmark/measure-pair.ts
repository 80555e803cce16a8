import { applyAffine } from '../../affine.ts';
import { compare } from '../../compare.ts';
import type { Comparison, ReasonCode, Verdict } from '../../comparison.ts';
import { decodePhoto } from '../../decode.ts';
import { makeThumbnail } from '../../encode.ts';
import type { PixelPolygon, RgbImage } from '../../image.ts';
import { establishedMetricNames, type Polygon } from '../../plan.ts';
import { makePair } from '../make-pair.ts';
import { photoBytes } from '../photo-bytes.ts';
import type { PlannedPair } from './benchmark-plan.ts';
import { truthOf } from './metric-truth.ts';
import { naiveChange, naiveMetrics } from './naive-metrics.ts';
import { readSkinPatch } from './skin-patch.ts';

/** What one metric said of a pair's treated skin. */
export interface MetricReading {
  /** null: not measurable. */
  change: Comparison['measurements'][number]['change'];
  verdict: Verdict;
  reasons: ReasonCode[];
}

export interface PairReading {
  pair: PlannedPair;
  engine: Comparison['engine'];
  /** By metric. */
  readings: Record<string, MetricReading>;
  /** Raw change of the naive metrics; null where there was nothing to measure. */
  naive: Record<string, number | null>;
  /** Small JPEGs, where asked for. */
  pictures: { before: Uint8Array; after: Uint8Array } | null;
}

const pictureSidePx = 300;

/** Makes a planned pair, compares it and measures it naively. The backend must be open (tensor.ts). */
export async function measurePair(
  pair: PlannedPair,
  { pictures }: { pictures: boolean },
): Promise<PairReading> {
  const { before, after, plan, truth } = makePair(pair.spec);
  const files = {
    before: await photoBytes(before, truth.before.nuisance),
    after: await photoBytes(after, truth.after.nuisance),
  };
  const { comparison } = await compare({ id: pair.block, ...files, plan }, { images: false });
  const photos = { before: await decodePhoto(files.before), after: await decodePhoto(files.after) };
  const region = toPixels(plan.treated![0]!.polygon, photos.before);
  const there: PixelPolygon = region.map((point) => applyAffine(truth.beforeToAfter, point));
  const patches = { before: readSkinPatch(photos.before, region), after: readSkinPatch(photos.after, there) };
  return {
    pair,
    engine: comparison.engine,
    readings: Object.fromEntries(establishedMetricNames.map((name) => [name, readingOf(comparison, name)])),
    naive: Object.fromEntries(
      establishedMetricNames.map((name) => [
        name,
        naiveChange(naiveMetrics[truthOf(name)], patches.before, patches.after),
      ]),
    ),
    pictures: pictures
      ? {
          before: await makeThumbnail(files.before, { maxSidePx: pictureSidePx }),
          after: await makeThumbnail(files.after, { maxSidePx: pictureSidePx }),
        }
      : null,
  };
}

/** A planned pair has one treated region. */
function readingOf({ measurements, comparability }: Comparison, metric: string): MetricReading {
  const measurement = measurements.find((one) => one.metric === metric);
  if (!measurement) {
    return {
      change: null,
      verdict: 'not-measurable',
      reasons: comparability.reasons.map(({ code }) => code),
    };
  }
  const { change, verdict, reasons } = measurement;
  return { change, verdict, reasons: [...new Set(reasons.map(({ code }) => code))] };
}

const toPixels = (polygon: Polygon, { width, height }: RgbImage): PixelPolygon =>
  polygon.map(([x, y]) => [x * width - 0.5, y * height - 0.5]);
