import type { ShownPhoto } from '../../../comparisons/types.ts';
import { type Affine, applyAffine, invertAffine, linearScale } from './affine.ts';
import { placePhoto, type Size, type View } from './viewport.ts';

/** A photo that can be shown sharper than its preview. */
export interface TiledPhoto {
  id: string;
  size: Size;
  tiles: ShownPhoto['tiles'];
  /** Pixel of the photo -> pixel of the picture. */
  toPicture: Affine;
  /** Pixels of what is shown at first to a pixel of the picture. */
  previewDetail: number;
}

export interface Tile {
  url: string;
  /** CSS transform that lays the tile, drawn at its own size, where it belongs in the pane. */
  transform: string;
}

/** Stretching by less than this is not seen. */
const tolerance = 1.1;

interface Seen {
  view: View;
  pane: Size;
  picture: Size;
  /** Of the screen: device pixels to a CSS pixel. */
  pixelRatio: number;
}

/** The pieces that make what is on screen sharp; none as long as the preview is. */
export function tilesInSight(photo: TiledPhoto, { view, pane, picture, pixelRatio }: Seen): Tile[] {
  const { scale, left, top } = placePhoto(view, pane, picture);
  if (scale * pixelRatio <= tolerance * photo.previewDetail) return [];
  const [a, b, tx, c, d, ty] = photo.toPicture;
  const stretch = scale * pixelRatio * linearScale(photo.toPicture);
  const { sidePx, levels } = photo.tiles;
  const number = levels.findLastIndex((_, half) => stretch * 2 ** half <= tolerance);
  const level = levels[Math.max(0, number)];
  if (!level) return [];

  const toLevel = { x: level.width / photo.size.width, y: level.height / photo.size.height };
  const toPhoto = invertAffine(photo.toPicture);
  const corners = [
    [0, 0],
    [pane.width, 0],
    [0, pane.height],
    [pane.width, pane.height],
  ].map(([x = 0, y = 0]) => applyAffine(toPhoto, [(x - left) / scale - 0.5, (y - top) / scale - 0.5]));
  const range = (values: number[], last: number): [number, number] => [
    Math.max(0, Math.floor(Math.min(...values) / sidePx)),
    Math.min(last, Math.floor(Math.max(...values) / sidePx)),
  ];
  const columns = range(
    corners.map(([x]) => (x + 0.5) * toLevel.x),
    level.columns - 1,
  );
  const rows = range(
    corners.map(([, y]) => (y + 0.5) * toLevel.y),
    level.rows - 1,
  );

  const tiles: Tile[] = [];
  for (let row = rows[0]; row <= rows[1]; row++) {
    for (let column = columns[0]; column <= columns[1]; column++) {
      // The tile's corner, in pixel centres of the photo.
      const x = (column * sidePx) / toLevel.x - 0.5;
      const y = (row * sidePx) / toLevel.y - 0.5;
      const matrix = [
        (scale * a) / toLevel.x,
        (scale * c) / toLevel.x,
        (scale * b) / toLevel.y,
        (scale * d) / toLevel.y,
        left + scale * (a * x + b * y + tx + 0.5),
        top + scale * (c * x + d * y + ty + 0.5),
      ];
      tiles.push({
        url: `/api/photos/${photo.id}/tiles/${Math.max(0, number)}/${column}/${row}`,
        transform: `matrix(${matrix.join(', ')})`,
      });
    }
  }
  return tiles;
}
