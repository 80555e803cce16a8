import type { BlemishMark, ComparisonDetail, RegionOutline, ShownPhoto } from '../../../comparisons/types.ts';
import { photoUrl } from '../../api/series.ts';
import { type Affine, linearScale } from './affine.ts';
import type { DifferenceStyle } from './difference.ts';
import { type Gain, gainsOf } from './light.ts';
import type { TiledPhoto } from './tiles.ts';
import { type Picture, type Size, type View, wholePhoto } from './viewport.ts';

export type Side = 'before' | 'after';
export type Mode = 'slider' | 'side' | 'blink' | 'difference';

export interface ViewerPhoto {
  side: Side;
  /** What is shown at first. */
  url: string;
  /** 'Before: baseline, 5 Mar 2026' */
  label: string;
  /** '5 Mar 2026' */
  day: string;
  /** Where it lies on the picture, in its pixels. */
  frame: { left: number; top: number; width: number; height: number };
  tiled: TiledPhoto;
  /** What matching the light does to it; null where nothing was matched. */
  gain: Gain | null;
}

export interface ChangeMap {
  metric: string;
  label: string;
  url: string;
}

/** What the viewer shows: two photos, and when they were registered one common picture and maps of change. */
export interface ViewerPair {
  before: ViewerPhoto;
  after: ViewerPhoto;
  picture: Picture;
  /** Laid over each other: only then slider, blink, difference and maps make sense. */
  registered: boolean;
  maps: ChangeMap[];
  blemishes: BlemishMark[];
  regions: RegionOutline[];
}

export interface ViewerState {
  mode: Mode;
  /** Where the boundary stands, 0..1 of the pane's width. */
  split: number;
  /** Which photo is on in blink. */
  shown: Side;
  view: View;
  /** Index of the change map on top; null for none. */
  map: number | null;
  /** 0..1 */
  mapOpacity: number;
  /** Whether blemishes are marked. */
  marked: boolean;
  /** Whether the light is matched as it was for measuring; else the photos are as they were taken. */
  matched: boolean;
  difference: DifferenceStyle;
  /** The place under the loupe, in fractions of the picture; null while it is put away. */
  loupe: { x: number; y: number } | null;
}

export type ViewerAction =
  | { type: 'mode'; mode: Mode }
  | { type: 'split'; split: number }
  | { type: 'blink' }
  | { type: 'view'; change: (view: View) => View }
  | { type: 'map'; map: number | null }
  | { type: 'map opacity'; mapOpacity: number }
  | { type: 'mark' }
  | { type: 'match' }
  | { type: 'difference'; style: Partial<DifferenceStyle> }
  | { type: 'loupe'; at: ViewerState['loupe'] }
  | { type: 'move loupe'; by: { x: number; y: number } };

export const differenceGains = [1, 2, 4, 8] as const;

export const firstState = (registered: boolean): ViewerState => ({
  mode: registered ? 'slider' : 'side',
  split: 0.5,
  shown: 'before',
  view: wholePhoto,
  map: null,
  mapOpacity: 0.7,
  marked: false,
  matched: false,
  difference: { signed: true, gain: 4 },
  loupe: null,
});

const within = (fraction: number): number => Math.min(1, Math.max(0, fraction));

export function reduceViewer(state: ViewerState, action: ViewerAction): ViewerState {
  switch (action.type) {
    case 'mode':
      return { ...state, mode: action.mode };
    case 'split':
      return { ...state, split: within(action.split) };
    case 'blink':
      // The first blink goes to the other photo at once: that is what the key was pressed for.
      return { ...state, mode: 'blink', shown: state.shown === 'before' ? 'after' : 'before' };
    case 'view':
      return { ...state, view: action.change(state.view) };
    case 'map':
      return { ...state, map: state.map === action.map ? null : action.map };
    case 'map opacity':
      return { ...state, mapOpacity: action.mapOpacity };
    case 'mark':
      return { ...state, marked: !state.marked };
    case 'match':
      return { ...state, matched: !state.matched };
    case 'difference':
      return { ...state, difference: { ...state.difference, ...action.style } };
    case 'loupe':
      return { ...state, loupe: action.at && { x: within(action.at.x), y: within(action.at.y) } };
    case 'move loupe':
      return reduceViewer(state, {
        type: 'loupe',
        at: state.loupe && { x: state.loupe.x + action.by.x, y: state.loupe.y + action.by.y },
      });
  }
}

interface PairWords {
  before: string;
  after: string;
  days: { before: string; after: string };
  metrics: readonly { name: string; label: string }[];
}

/** The registered pair when there is one, else the two photos as they are. */
export function pairOf(detail: ComparisonDetail, words: PairWords): ViewerPair {
  const { comparison, images, before, after } = detail;
  const find = (name: string) => images.find((image) => image.name === name);
  const registered = find('before') !== undefined && find('after') !== undefined;
  const size: Size = find('before') ?? before.photo;
  const gains = registered && comparison ? gainsOf(comparison.normalisation.colour.logGain) : null;
  const photoOf = (side: Side, { photo, toPicture, tiles }: ShownPhoto): ViewerPhoto => {
    const image = find(side);
    const tiled = { id: photo.id, size: photo, tiles };
    const common = { side, label: words[side], day: words.days[side], gain: gains?.[side] ?? null };
    if (image && toPicture) {
      const frame = { left: 0, top: 0, width: size.width, height: size.height };
      return { ...common, url: image.url, frame, tiled: { ...tiled, toPicture, previewDetail: 1 } };
    }
    return { ...common, url: photoUrl(photo.id, 'preview'), ...fitted(photo, size, tiled) };
  };
  const photos = { before: photoOf('before', before), after: photoOf('after', after) };
  return {
    ...photos,
    picture: { width: size.width, height: size.height, detail: detailOf([photos.before, photos.after]) },
    registered,
    maps: registered
      ? words.metrics.flatMap(({ name, label }) => {
          const image = find(`change-${name}`);
          return image ? [{ metric: name, label, url: image.url }] : [];
        })
      : [],
    blemishes: registered ? detail.blemishMarks : [],
    regions: registered ? detail.regions : [],
  };
}

const previewPx = 2000;

/** Not registered: as large as fits the picture, in its middle, never out of shape. */
function fitted(
  photo: Size,
  picture: Size,
  tiled: Omit<TiledPhoto, 'toPicture' | 'previewDetail'>,
): Pick<ViewerPhoto, 'frame' | 'tiled'> {
  const scale = Math.min(picture.width / photo.width, picture.height / photo.height);
  const [width, height] = [photo.width * scale, photo.height * scale];
  const [left, top] = [(picture.width - width) / 2, (picture.height - height) / 2];
  const half = (scale - 1) / 2;
  const toPicture: Affine = [scale, 0, left + half, 0, scale, top + half];
  const previewDetail = Math.min(1, previewPx / Math.max(photo.width, photo.height)) / scale;
  return { frame: { left, top, width, height }, tiled: { ...tiled, toPicture, previewDetail } };
}

/** The finer photo decides how far it is worth zooming in. */
function detailOf(photos: readonly ViewerPhoto[]): number {
  return Math.max(1, ...photos.map(({ tiled }) => 1 / linearScale(tiled.toPicture)));
}
