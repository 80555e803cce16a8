import { useCallback, useReducer, useRef, useState } from 'react';
import { Captions } from './captions.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { MatchedLight } from './matched-light.tsx';
import { Stage } from './stage.tsx';
import { Toolbar } from './toolbar.tsx';
import { useFullScreen } from './use-full-screen.ts';
import { useViewerKeys } from './use-viewer-keys.ts';
import { firstState, reduceViewer, type ViewerPair } from './viewer-state.ts';
import { actualZoom, fitScale, placeUnder, type Size, zoomAt } from './viewport.ts';

interface ViewerProps {
  pair: ViewerPair;
  /** Region whose outline is shown. */
  outlined: string | null;
  onOutline: (region: string | null) => void;
  onPreviousVisit: (() => void) | null;
  onNextVisit: (() => void) | null;
}

/** The light table: two photos, one view of both. */
export function Viewer({ pair, outlined, onOutline, onPreviousVisit, onNextVisit }: ViewerProps) {
  const [state, dispatch] = useReducer(reduceViewer, pair.registered, firstState);
  const [keysShown, setKeysShown] = useState(false);
  const [isFull, toggleFull] = useFullScreen();
  const [{ pane, stacked }, setLayout] = useState({ pane: { width: 1, height: 1 }, stacked: false });
  const onPane = useCallback(
    (size: Size, isStacked: boolean) => setLayout({ pane: size, stacked: isStacked }),
    [],
  );
  const pointer = useRef<{ x: number; y: number } | null>(null);
  const onPointer = useCallback((at: { x: number; y: number } | null) => {
    pointer.current = at;
  }, []);

  const options = { pane, photo: pair.picture };
  const zoomBy = (factor: number) =>
    dispatch({ type: 'view', change: (view) => zoomAt(view, view.zoom * factor, options) });
  const toggleActual = () => {
    const at = pointer.current ?? undefined;
    const actual = Math.max(1, actualZoom(pane, pair.picture));
    dispatch({
      type: 'view',
      change: (view) => zoomAt(view, view.zoom > 1 ? 1 : actual, { ...options, ...(at && { at }) }),
    });
  };
  const toggleLoupe = () => {
    const under = pointer.current ?? { x: pane.width / 2, y: pane.height / 2 };
    dispatch({ type: 'loupe', at: state.loupe ? null : placeUnder(under, state.view, options) });
  };
  const nextRegion = () => {
    const names = pair.regions.map(({ name }) => name);
    onOutline(names[names.indexOf(outlined ?? '') + 1] ?? null);
  };
  const actions = { toggleActual, toggleLoupe, toggleFull, onShowKeys: () => setKeysShown(true) };
  useViewerKeys({
    ...actions,
    pair,
    state,
    dispatch,
    options,
    zoomBy,
    nextRegion,
    onPreviousVisit,
    onNextVisit,
  });
  return (
    <div className={isFull ? 'viewer viewer-full' : 'viewer'}>
      <MatchedLight pair={pair} />
      <Toolbar
        {...actions}
        pair={pair}
        state={state}
        dispatch={dispatch}
        isFull={isFull}
        percent={Math.round((100 * fitScale(pane, pair.picture) * state.view.zoom) / pair.picture.detail)}
        onZoom={zoomBy}
      />
      <Captions pair={pair} state={state} stacked={stacked} outlined={outlined} dispatch={dispatch} />
      <Stage
        pair={pair}
        state={state}
        dispatch={dispatch}
        outlined={outlined}
        onPane={onPane}
        onPointer={onPointer}
      />
      {keysShown && <KeysDialog pair={pair} onClose={() => setKeysShown(false)} />}
    </div>
  );
}
