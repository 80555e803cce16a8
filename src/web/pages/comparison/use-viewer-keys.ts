import { type Dispatch, useEffect, useRef } from 'react';
import type { ViewerAction, ViewerPair, ViewerState } from './viewer-state.ts';
import { panBy, type Size, wholePhoto } from './viewport.ts';

interface ViewerKeys {
  pair: ViewerPair;
  state: ViewerState;
  dispatch: Dispatch<ViewerAction>;
  options: { pane: Size; photo: Size };
  zoomBy: (factor: number) => void;
  toggleActual: () => void;
  onPreviousVisit: (() => void) | null;
  onNextVisit: (() => void) | null;
  onShowKeys: () => void;
}

const panStepPx = 80;
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
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
      const action = actionOf(event.key, latest.current);
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

/** What a key does just now; nothing when it means nothing here. */
export function actionOf(key: string, keys: ViewerKeys): (() => void) | null {
  const { pair, state, dispatch, options } = keys;
  const arrow = arrows[key];
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
    case '+':
    case '=':
      return () => keys.zoomBy(1.25);
    case '-':
      return () => keys.zoomBy(1 / 1.25);
    case '0':
      return () => dispatch({ type: 'view', change: () => wholePhoto });
    case 'z':
      return keys.toggleActual;
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
