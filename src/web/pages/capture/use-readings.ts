import { type RefObject, useEffect, useState } from 'react';
import { type CardSighting, judgeCard } from './card-sighting.ts';
import { fitInto, type Size, shrinkTo } from './frame-fit.ts';
import type { FrameReading } from './judge-frame.ts';
import { openVision, type Vision } from './vision.ts';

export interface Readings {
  live: FrameReading | null;
  baseline: FrameReading | null;
  /** Null until looked for. */
  card: CardSighting | null;
  /** The checks could not be started: the photo can be taken with a stated reason all the same. */
  failed: boolean;
}

interface Watched {
  video: RefObject<HTMLVideoElement | null>;
  /** The ghost, once it is loaded; null where the view has no baseline. */
  ghost: HTMLImageElement | null;
  face: boolean;
  usesCard: boolean;
  /** Whether the picture is looked at; not while a photo is being taken or looked through. */
  active: boolean;
}

const nothing: Readings = { live: null, baseline: null, card: null, failed: false };
const lookSide = 640;
const codeSide = 1600;
const pauseMs = 60;
/** Codes are looked for in a larger picture, so less often. */
const codesEvery = 4;

/** Looks at the camera's picture several times a second, and once at the baseline laid into a frame of the same size. */
export function useReadings({ video, ghost, face, usesCard, active }: Watched): Readings {
  const [readings, setReadings] = useState(nothing);
  useEffect(() => {
    if (!active) return;
    let current = true;
    const vision = openVision();
    const update = (change: Partial<Readings>) =>
      current && setReadings((known) => ({ ...known, ...change }));
    setReadings(nothing);
    const watch = async () => {
      let baselineSize = '';
      for (let turn = 0; current; turn++) {
        const { current: element } = video;
        if (!element || element.videoWidth === 0) {
          await pause();
          continue;
        }
        const size = shrinkTo({ width: element.videoWidth, height: element.videoHeight }, lookSide);
        if (ghost && baselineSize !== `${size.width}x${size.height}`) {
          baselineSize = `${size.width}x${size.height}`;
          update({ baseline: await readGhost(vision, { ghost, size, face }) });
        }
        if (usesCard && turn % codesEvery === 0) update({ card: await findCard(vision, element) });
        update({ live: await vision.read(draw(element, size), { face }) });
        await pause();
      }
    };
    watch().catch((error: unknown) => {
      if (current) console.error(error);
      update({ failed: true });
    });
    return () => {
      current = false;
      vision.close();
    };
  }, [video, ghost, face, usesCard, active]);
  return readings;
}

const pause = () => new Promise((resolve) => setTimeout(resolve, pauseMs));

function readGhost(
  vision: Vision,
  { ghost, size, face }: { ghost: HTMLImageElement; size: Size; face: boolean },
) {
  const place = fitInto({ width: ghost.naturalWidth, height: ghost.naturalHeight }, size);
  return vision.read(draw(ghost, size, place), { face });
}

async function findCard(vision: Vision, video: HTMLVideoElement): Promise<CardSighting> {
  const size = shrinkTo({ width: video.videoWidth, height: video.videoHeight }, codeSide);
  const codes = await vision.findCodes(draw(video, size));
  return judgeCard(codes, { pixelRatio: video.videoWidth / size.width });
}

function draw(
  source: CanvasImageSource,
  { width, height }: Size,
  place = { x: 0, y: 0, width, height },
): ImageData {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser gives no canvas');
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, place.x, place.y, place.width, place.height);
  return context.getImageData(0, 0, width, height);
}
