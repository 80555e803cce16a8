import { memo, useState } from 'react';
import type { BlemishMark, RegionOutline } from '../../../comparisons/types.ts';
import { words } from '../../language/index.ts';
import { linearScale } from './affine.ts';
import { BlemishMarks } from './blemish-marks.tsx';
import { OutlineOf } from './outline-of.tsx';
import { tilesInSight } from './tiles.ts';
import type { ViewerPhoto } from './viewer-state.ts';
import { type Picture, placePhoto, type Size, type View } from './viewport.ts';

interface PaneProps {
  photo: ViewerPhoto;
  picture: Picture;
  /** In CSS pixels. */
  pane: Size;
  view: View;
  hidden?: boolean;
  /** Whether the light is matched. */
  matched: boolean;
  map?: { url: string; opacity: number } | undefined;
  marks: readonly BlemishMark[];
  regions: readonly RegionOutline[];
}

/** One photo in its pane: the preview, over it sharp pieces of what is in sight, over them map, marks and outlines. */
export const Pane = memo(function Pane(props: PaneProps) {
  const { photo, picture, pane, view, hidden = false, matched, map, marks, regions } = props;
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading');
  const { left, top, width, height, scale } = placePhoto(view, pane, picture);
  const pixelRatio = window.devicePixelRatio;
  const whole = { width, height, transform: `translate(${left}px, ${top}px)` };
  const { frame, tiled } = photo;
  const isShown = state === 'shown';
  // Past two screen pixels a photo pixel, show the pixels there are instead of inventing smooth ones.
  const imageRendering =
    scale * linearScale(tiled.toPicture) * pixelRatio >= 2 ? ('pixelated' as const) : ('auto' as const);
  return (
    <div className="pane" aria-hidden={hidden} style={{ visibility: hidden ? 'hidden' : 'visible' }}>
      <div
        className="pane-light"
        style={{ filter: matched && photo.gain ? `url(#matched-${photo.side})` : undefined }}
      >
        <img
          src={photo.url}
          alt={photo.label}
          className="pane-photo"
          draggable={false}
          style={{
            width: frame.width * scale,
            height: frame.height * scale,
            transform: `translate(${left + frame.left * scale}px, ${top + frame.top * scale}px)`,
            imageRendering,
          }}
          onLoad={() => setState('shown')}
          onError={() => setState('failed')}
        />
        {isShown &&
          !hidden &&
          tilesInSight(tiled, { view, pane, picture, pixelRatio }).map(({ url, transform }) => (
            <img
              key={url}
              src={url}
              alt=""
              className="pane-tile"
              draggable={false}
              style={{ transform, imageRendering }}
              // A piece that does not come leaves the preview in sight.
              onError={(event) => event.currentTarget.remove()}
            />
          ))}
      </div>
      {map && isShown && (
        <img
          src={map.url}
          alt=""
          className="pane-map"
          draggable={false}
          style={{ ...whole, opacity: map.opacity }}
        />
      )}
      {regions.length > 0 && isShown && <OutlineOf regions={regions} size={picture} style={whole} />}
      {marks.length > 0 && isShown && <BlemishMarks marks={marks} size={picture} style={whole} />}
      {!isShown && (
        <p className="pane-state" role="status">
          {state === 'loading' ? words.viewer.loading(photo.label) : words.viewer.notLoaded(photo.label)}
        </p>
      )}
    </div>
  );
});
