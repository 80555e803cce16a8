import { useState } from 'react';
import type { BlemishMark } from '../../../comparisons/types.ts';
import { BlemishMarks } from './blemish-marks.tsx';
import type { ViewerPhoto } from './viewer-state.ts';
import { placePhoto, type Size, type View } from './viewport.ts';

interface PaneProps {
  photo: ViewerPhoto;
  /** Of the photo, in pixels. */
  size: Size;
  /** Of the pane, in CSS pixels. */
  pane: Size;
  view: View;
  /** Show only what lies left of this share of the pane's width. */
  clipAt?: number;
  hidden?: boolean;
  overlay?: { url: string; opacity: number } | undefined;
  marks: readonly BlemishMark[];
}

/** One photo in its pane, with the change map and marks over it. */
export function Pane({ photo, size, pane, view, clipAt, hidden = false, overlay, marks }: PaneProps) {
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading');
  const { left, top, width, height, scale } = placePhoto(view, pane, size);
  const style = {
    width,
    height,
    transform: `translate(${left}px, ${top}px)`,
    // Past two screen pixels a photo pixel, show the pixels there are instead of inventing smooth ones.
    imageRendering: scale * window.devicePixelRatio >= 2 ? ('pixelated' as const) : ('auto' as const),
  };
  return (
    <div
      className="pane"
      aria-hidden={hidden}
      style={{
        visibility: hidden ? 'hidden' : 'visible',
        clipPath: clipAt === undefined ? undefined : `inset(0 ${(1 - clipAt) * 100}% 0 0)`,
      }}
    >
      <img
        src={photo.url}
        alt={photo.label}
        className="pane-photo"
        draggable={false}
        style={style}
        onLoad={() => setState('shown')}
        onError={() => setState('failed')}
      />
      {overlay && state === 'shown' && (
        <img
          src={overlay.url}
          alt=""
          className="pane-map"
          draggable={false}
          style={{ ...style, opacity: overlay.opacity }}
        />
      )}
      {marks.length > 0 && state === 'shown' && <BlemishMarks marks={marks} size={size} style={style} />}
      {state !== 'shown' && (
        <p className="pane-state" role="status">
          {state === 'loading'
            ? `Loading ${photo.label}`
            : `${photo.label} could not be loaded. Reload the page; the original is safe.`}
        </p>
      )}
    </div>
  );
}
