import type { BlemishMark, ComparisonDetail } from '../../../comparisons/types.ts';
import { type Size, type View, wholePhoto } from './viewport.ts';

export type Side = 'before' | 'after';
export type Mode = 'slider' | 'side' | 'blink';

export interface ViewerPhoto {
  side: Side;
  url: string;
  /** 'Baseline, 5 Mar 2026' */
  label: string;
}

export interface ChangeMap {
  metric: string;
  label: string;
  url: string;
}

/** What the viewer shows: two photos, and when they were registered one common size and maps of change. */
export interface ViewerPair {
  before: ViewerPhoto;
  after: ViewerPhoto;
  size: Size;
  /** Laid over each other: only then slider, blink and maps make sense. */
  registered: boolean;
  maps: ChangeMap[];
  blemishes: BlemishMark[];
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
}

export type ViewerAction =
  | { type: 'mode'; mode: Mode }
  | { type: 'split'; split: number }
  | { type: 'blink' }
  | { type: 'view'; change: (view: View) => View }
  | { type: 'map'; map: number | null }
  | { type: 'map opacity'; mapOpacity: number }
  | { type: 'mark' };

export const firstState = (registered: boolean): ViewerState => ({
  mode: registered ? 'slider' : 'side',
  split: 0.5,
  shown: 'before',
  view: wholePhoto,
  map: null,
  mapOpacity: 0.7,
  marked: false,
});

export function reduceViewer(state: ViewerState, action: ViewerAction): ViewerState {
  switch (action.type) {
    case 'mode':
      return { ...state, mode: action.mode };
    case 'split':
      return { ...state, split: Math.min(1, Math.max(0, action.split)) };
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
  }
}

/** The registered pair when there is one, else the two photos as they are. */
export function pairOf(detail: ComparisonDetail, words: PairWords): ViewerPair {
  const { before, after, images } = detail;
  const find = (name: string) => images.find((image) => image.name === name);
  const [registeredBefore, registeredAfter] = [find('before'), find('after')];
  const registered = registeredBefore !== undefined && registeredAfter !== undefined;
  const photoUrl = (id: string) => `/api/photos/${id}/image?size=preview`;
  return {
    before: { side: 'before', label: words.before, url: registeredBefore?.url ?? photoUrl(before.photo.id) },
    after: { side: 'after', label: words.after, url: registeredAfter?.url ?? photoUrl(after.photo.id) },
    size: registeredBefore ?? before.photo,
    registered,
    maps: registered
      ? words.metrics.flatMap(({ name, label }) => {
          const image = find(`change-${name}`);
          return image ? [{ metric: name, label, url: image.url }] : [];
        })
      : [],
    blemishes: registered ? detail.blemishMarks : [],
  };
}

interface PairWords {
  before: string;
  after: string;
  metrics: readonly { name: string; label: string }[];
}
