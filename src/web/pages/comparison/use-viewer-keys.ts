import { type Dispatch, useEffect, useRef } from 'react';
import { differenceGains, type ViewerAction, type ViewerPair, type ViewerState } from './viewer-state.ts';
import { type Picture, panBy, type Size, wholePhoto } from './viewport.ts';

interface ViewerKeys {
  pair: ViewerPair;
  state: ViewerState;
  dispatch: Dispatch<ViewerAction>;
  options: { pane: Size; photo: Picture };
  zoomBy: (factor: number) => void;
  toggleActual: () => void;
  toggleLoupe: () => void;
  toggleFull: () => void;
  /** Shows the outline of the next region, after the last one none. */
  nextRegion: () => void;
  onPreviousVisit: (() => void) | null;
  onNextVisit: (() => void) | null;
  onShowKeys: () => void;
}

const panStepPx = 80;
/** Pressed for longer, the loupe's key is held: it goes when the key does. */
const holdMs = 400;
const arrows: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: panStepPx, y: 0 },
  ArrowRight: { x: -panStepPx, y: 0 },
  ArrowUp: { x: 0, y: panStepPx },
  ArrowDown: { x: 0, y: -panStepPx },
};

/** Keys for the whole page, as long as nobody types and no dialog is open. */
export function useViewerKeys(keys: ViewerKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    let loupePressedAt: number | null = null;
    const release = (event: KeyboardEvent) => {
      if (event.key !== 'z' || loupePressedAt === null) return;
      const { state, toggleLoupe } = latest.current;
      if (state.loupe && event.timeStamp - loupePressedAt > holdMs) toggleLoupe();
      loupePressedAt = null;
    };
    const press = (event: KeyboardEvent) => {
      if (event.key === 'z' && event.repeat) return;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
      const action = actionOf(event.key, latest.current);
      if (!action) return;
      event.preventDefault();
      if (event.key === 'z') loupePressedAt = event.timeStamp;
      action(event.shiftKey);
    };
    window.addEventListener('keydown', press);
    window.addEventListener('keyup', release);
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener('keyup', release);
    };
  }, []);
}

/** Photo pixels that the loupe goes by; with Shift one only. */
const loupeStepPx = 20;

/** What a key does just now, finer with Shift; nothing when it means nothing here. */
export function actionOf(key: string, keys: ViewerKeys): ((fine?: boolean) => void) | null {
  const { pair, state, dispatch, options } = keys;
  const arrow = arrows[key];
  if (arrow && state.loupe) {
    const { width, height, detail } = pair.picture;
    return (fine = false) => {
      const step = (fine ? 1 : loupeStepPx) / detail / -panStepPx;
      dispatch({ type: 'move loupe', by: { x: (arrow.x * step) / width, y: (arrow.y * step) / height } });
    };
  }
  if (arrow && state.view.zoom > 1) {
    return () => dispatch({ type: 'view', change: (view) => panBy(view, arrow, options) });
  }
  const map = pair.maps[Number(key) - 1];
  if (map) return () => dispatch({ type: 'map', map: pair.maps.indexOf(map) });
  switch (key) {
    case ' ':
      return pair.registered ? () => dispatch({ type: 'blink' }) : null;
    case 's':
      return pair.registered ? () => dispatch({ type: 'mode', mode: 'slider' }) : null;
    case 'b':
      return pair.blemishes.length > 0 ? () => dispatch({ type: 'mark' }) : null;
    case 'd':
      return () => dispatch({ type: 'mode', mode: 'side' });
    case 'x':
      return pair.registered ? () => dispatch(showDifference(state)) : null;
    case 'g':
      return state.mode === 'difference' ? () => dispatch(nextGain(state)) : null;
    case 'n':
      return pair.before.gain ? () => dispatch({ type: 'match' }) : null;
    case 'r':
      return pair.regions.length > 0 ? keys.nextRegion : null;
    case 'f':
      return keys.toggleFull;
    case 'a':
      return keys.toggleActual;
    case '+':
    case '=':
      return () => keys.zoomBy(1.25);
    case '-':
      return () => keys.zoomBy(1 / 1.25);
    case '0':
      return () => dispatch({ type: 'view', change: () => wholePhoto });
    case 'z':
      return keys.toggleLoupe;
    case 'ArrowLeft':
    case 'PageUp':
      return keys.onPreviousVisit;
    case 'ArrowRight':
    case 'PageDown':
      return keys.onNextVisit;
    case '?':
      return keys.onShowKeys;
    default:
      return null;
  }
}

/** The difference first; once it is on, between signed and absolute. */
const showDifference = ({ mode, difference }: ViewerState): ViewerAction =>
  mode === 'difference'
    ? { type: 'difference', style: { signed: !difference.signed } }
    : { type: 'mode', mode: 'difference' };

function nextGain({ difference }: ViewerState): ViewerAction {
  const gains: readonly number[] = differenceGains;
  return {
    type: 'difference',
    style: { gain: gains[(gains.indexOf(difference.gain) + 1) % gains.length] ?? 1 },
  };
}

/** Whether the focused element needs this key itself. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (!target) return false;
  if (target.closest('[role="dialog"], input, textarea')) return true;
  // Chosen by the mouse, a list is done with; reached by keyboard, it needs its keys.
  if (target.closest('select')) return target.matches(':focus-visible');
  if (event.key === 'Enter') return true;
  if (event.key === ' ') {
    // A button reached by keyboard is pressed by the space bar; one that was clicked leaves the bar to blinking.
    return target.closest('a, button, summary, [role="menuitem"]')?.matches(':focus-visible') ?? false;
  }
  return target.closest('[data-scrolls]') !== null && event.key.startsWith('Arrow');
}
