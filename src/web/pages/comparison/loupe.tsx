import { words } from '../../language/index.ts';
import { Pane } from './pane.tsx';
import type { ViewerPair } from './viewer-state.ts';
import { actualZoom, clampView, placePhoto, type Size, type View } from './viewport.ts';

interface LoupeProps {
  pair: ViewerPair;
  /** What it lies over, in fractions of the picture. */
  at: { x: number; y: number };
  /** Of the pane below, and where the picture lies in it. */
  pane: Size;
  view: View;
  matched: boolean;
}

const largestSidePx = 240;
const marginPx = 16;

/** Both photos at the place under it, a pixel of the photo to a pixel of the screen. */
export function Loupe({ pair, at, pane, view, matched }: LoupeProps) {
  const side = Math.floor(Math.min(largestSidePx, (pane.width - 2 * marginPx) / 2));
  const square = { width: side, height: side };
  const { picture } = pair;
  const closeUp = clampView({ zoom: actualZoom(square, picture), x: at.x, y: at.y }, square, picture);
  const { left, top, width, height } = placePhoto(view, pane, picture);
  const point = { x: left + at.x * width, y: top + at.y * height };
  // Beside the place, so that the place itself stays in sight; on the other side near the border.
  const isLow = point.y + side + 3 * marginPx > pane.height;
  const style = {
    left: Math.min(pane.width - 2 * side - marginPx, Math.max(marginPx, point.x - side)),
    top: Math.max(0, isLow ? point.y - side - 3 * marginPx : point.y + marginPx),
  };
  return (
    <>
      <span className="loupe-place" style={{ left: point.x, top: point.y }} />
      <section className="loupe" style={style} aria-label={words.viewer.loupe}>
        {[pair.before, pair.after].map((photo) => (
          <figure key={photo.side}>
            <figcaption>{words.viewer.sides[photo.side]}</figcaption>
            <div className="loupe-photo" style={square}>
              <Pane
                photo={photo}
                picture={picture}
                pane={square}
                view={closeUp}
                matched={matched}
                marks={none}
                regions={none}
              />
            </div>
          </figure>
        ))}
      </section>
    </>
  );
}

const none: never[] = [];
