import { useEffect, useRef, useState } from 'react';
import { words } from '../../language/index.ts';
import { applyAffine } from './affine.ts';
import { type DifferenceStyle, subtract } from './difference.ts';
import { gainTables } from './light.ts';
import type { ViewerPair, ViewerPhoto } from './viewer-state.ts';
import { placePhoto, type Size, type View } from './viewport.ts';

interface DifferencePaneProps {
  pair: ViewerPair;
  pane: Size;
  view: View;
  style: DifferenceStyle;
  matched: boolean;
}

/** After minus before of the registered pair, where both photos reach. */
export function DifferencePane({ pair, pane, view, style, matched }: DifferencePaneProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const before = usePicture(pair.before.url);
  const after = usePicture(pair.after.url);
  const [width, height] = [Math.round(pane.width), Math.round(pane.height)];
  useEffect(() => {
    const target = canvas.current?.getContext('2d');
    if (!target || before.state !== 'there' || after.state !== 'there') return;
    const pixels = [before.image, after.image].map((image) =>
      readPane(image, { view, pane, picture: pair.picture }),
    );
    const [first, second] = pixels;
    if (!first || !second) return;
    subtract(first.data, second.data, { ...style, tables: matched ? tablesOf(pair) : null });
    const whole = document.createElement('canvas');
    [whole.width, whole.height] = [width, height];
    whole.getContext('2d')?.putImageData(second, 0, 0);
    target.clearRect(0, 0, width, height);
    target.save();
    for (const photo of [pair.before, pair.after]) clipTo(target, photo, { view, pane, pair });
    target.drawImage(whole, 0, 0);
    target.restore();
  }, [before, after, pair, pane, view, style, matched, width, height]);
  const failed = before.state === 'failed' || after.state === 'failed';
  const waiting = !failed && (before.state === 'loading' || after.state === 'loading');
  return (
    <div className="pane">
      <canvas
        ref={canvas}
        className="pane-difference"
        width={width}
        height={height}
        role="img"
        aria-label={words.viewer.differenceOf(pair.before.day, pair.after.day)}
      />
      {(failed || waiting) && (
        <p className="pane-state" role="status">
          {failed
            ? words.viewer.notLoaded(words.viewer.bothPhotos)
            : words.viewer.loading(words.viewer.bothPhotos)}
        </p>
      )}
    </div>
  );
}

type LoadedPicture = { state: 'loading' | 'failed' } | { state: 'there'; image: HTMLImageElement };

function usePicture(url: string): LoadedPicture {
  const [loaded, setLoaded] = useState<LoadedPicture>({ state: 'loading' });
  useEffect(() => {
    const image = new Image();
    image.onload = () => setLoaded({ state: 'there', image });
    image.onerror = () => setLoaded({ state: 'failed' });
    image.src = url;
    return () => {
      image.onload = null;
      image.onerror = null;
    };
  }, [url]);
  return loaded;
}

function tablesOf({ before, after }: ViewerPair) {
  return before.gain && after.gain
    ? { before: gainTables(before.gain), after: gainTables(after.gain) }
    : null;
}

interface Placing {
  view: View;
  pane: Size;
}

/** The pixels of the pane with a picture in it. */
function readPane(
  image: HTMLImageElement,
  { view, pane, picture }: Placing & { picture: Size },
): ImageData | null {
  const [width, height] = [Math.round(pane.width), Math.round(pane.height)];
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context || width === 0 || height === 0) return null;
  const at = placePhoto(view, pane, picture);
  context.drawImage(image, at.left, at.top, at.width, at.height);
  return context.getImageData(0, 0, width, height);
}

/** Leaves out what a photo does not reach: there the picture is neutral grey, which is no skin. */
function clipTo(
  context: CanvasRenderingContext2D,
  { tiled: { toPicture, size } }: ViewerPhoto,
  { view, pane, pair }: Placing & { pair: ViewerPair },
): void {
  const { left, top, scale } = placePhoto(view, pane, pair.picture);
  context.beginPath();
  const corners: [number, number][] = [
    [0, 0],
    [size.width - 1, 0],
    [size.width - 1, size.height - 1],
    [0, size.height - 1],
  ];
  for (const corner of corners) {
    const [x, y] = applyAffine(toPicture, corner);
    context.lineTo(left + (x + 0.5) * scale, top + (y + 0.5) * scale);
  }
  context.closePath();
  context.clip();
}
