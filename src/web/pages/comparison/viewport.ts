/** Width and height in pixels. */
export interface Size {
  width: number;
  height: number;
}

/** What is shown: the registered pair's picture, or a photo by itself. */
export interface Picture extends Size {
  /** Pixels of the finer photo to a pixel of the picture: at least 1. */
  detail: number;
}

/** What is looked at: `zoom` 1 shows the whole photo; the centre in fractions of the photo. The same for every pane. */
export interface View {
  zoom: number;
  x: number;
  y: number;
}

export const wholePhoto: View = { zoom: 1, x: 0.5, y: 0.5 };

/** CSS pixels per photo pixel at which the whole photo fits the pane. */
export function fitScale(pane: Size, photo: Size): number {
  return Math.min(pane.width / photo.width, pane.height / photo.height);
}

/** Where the photo lies in the pane, in CSS pixels from the pane's top left corner. */
export function placePhoto(view: View, pane: Size, photo: Size) {
  const scale = fitScale(pane, photo) * view.zoom;
  return {
    scale,
    left: pane.width / 2 - view.x * photo.width * scale,
    top: pane.height / 2 - view.y * photo.height * scale,
    width: photo.width * scale,
    height: photo.height * scale,
  };
}

/** Between the whole photo and four screen pixels a photo pixel; the photo never leaves the pane. */
export function clampView(view: View, pane: Size, photo: Picture): View {
  const zoom = Math.min(maxZoom(pane, photo), Math.max(1, view.zoom));
  const scale = fitScale(pane, photo) * zoom;
  return {
    zoom,
    x: clampCentre(view.x, pane.width / (photo.width * scale)),
    y: clampCentre(view.y, pane.height / (photo.height * scale)),
  };
}

/** @param seen share of the photo's length that the pane shows */
function clampCentre(centre: number, seen: number): number {
  if (seen >= 1) return 0.5;
  return Math.min(1 - seen / 2, Math.max(seen / 2, centre));
}

export function maxZoom(pane: Size, photo: Picture): number {
  return Math.max(1, (4 * photo.detail) / fitScale(pane, photo));
}

/** The zoom at which a pixel of the finer photo is a pixel of the screen. */
export function actualZoom(pane: Size, photo: Picture): number {
  return photo.detail / fitScale(pane, photo);
}

/** The place of the picture under a point of the pane, in fractions of the picture's sides. */
export function placeUnder(
  point: { x: number; y: number },
  view: View,
  { pane, photo }: ZoomOptions,
): { x: number; y: number } {
  const { left, top, width, height } = placePhoto(view, pane, photo);
  return { x: (point.x - left) / width, y: (point.y - top) / height };
}

/** Zooms so that the photo's point under `at` (CSS pixels in the pane; its middle by default) stays where it is. */
export function zoomAt(view: View, zoom: number, { pane, photo, at }: ZoomOptions): View {
  const point = at ?? { x: pane.width / 2, y: pane.height / 2 };
  const before = clampView(view, pane, photo);
  const target = Math.min(maxZoom(pane, photo), Math.max(1, zoom));
  const fit = fitScale(pane, photo);
  const shift = 1 / (fit * before.zoom) - 1 / (fit * target);
  return clampView(
    {
      zoom: target,
      x: before.x + ((point.x - pane.width / 2) * shift) / photo.width,
      y: before.y + ((point.y - pane.height / 2) * shift) / photo.height,
    },
    pane,
    photo,
  );
}

export interface ZoomOptions {
  pane: Size;
  photo: Picture;
  at?: { x: number; y: number };
}

/** Moves the photo with a drag of so many CSS pixels. */
export function panBy(view: View, drag: { x: number; y: number }, { pane, photo }: ZoomOptions): View {
  const scale = fitScale(pane, photo) * view.zoom;
  return clampView(
    {
      zoom: view.zoom,
      x: view.x - drag.x / (photo.width * scale),
      y: view.y - drag.y / (photo.height * scale),
    },
    pane,
    photo,
  );
}
