import { useCallback, useReducer, useRef, useState } from 'react';
import { Captions } from './captions.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { Stage } from './stage.tsx';
import { Toolbar } from './toolbar.tsx';
import { useViewerKeys } from './use-viewer-keys.ts';
import { firstState, reduceViewer, type ViewerPair } from './viewer-state.ts';
import { fitScale, type Size, zoomAt } from './viewport.ts';

interface ViewerProps {
  pair: ViewerPair;
  onPreviousVisit: (() => void) | null;
  onNextVisit: (() => void) | null;
}

/** The light table: two photos, one view of both. */
export function Viewer({ pair, onPreviousVisit, onNextVisit }: ViewerProps) {
  const [state, dispatch] = useReducer(reduceViewer, pair.registered, firstState);
  const [keysShown, setKeysShown] = useState(false);
  const [{ pane, stacked }, setLayout] = useState({ pane: { width: 1, height: 1 }, stacked: false });
  const onPane = useCallback(
    (size: Size, isStacked: boolean) => setLayout({ pane: size, stacked: isStacked }),
    [],
  );
  const pointer = useRef<{ x: number; y: number } | null>(null);
  const onPointer = useCallback((at: { x: number; y: number } | null) => {
    pointer.current = at;
  }, []);

  const options = { pane, photo: pair.size };
  const actualZoom = Math.max(1, 1 / fitScale(pane, pair.size));
  const zoomBy = (factor: number) =>
    dispatch({ type: 'view', change: (view) => zoomAt(view, view.zoom * factor, options) });
  const toggleActual = () => {
    const at = pointer.current ?? undefined;
    dispatch({
      type: 'view',
      change: (view) => zoomAt(view, view.zoom > 1 ? 1 : actualZoom, { ...options, ...(at && { at }) }),
    });
  };
  useViewerKeys({
    pair,
    state,
    dispatch,
    options,
    zoomBy,
    toggleActual,
    onPreviousVisit,
    onNextVisit,
    onShowKeys: () => setKeysShown(true),
  });
  return (
    <div className="viewer">
      <Toolbar
        pair={pair}
        state={state}
        dispatch={dispatch}
        percent={Math.round(fitScale(pane, pair.size) * state.view.zoom * 100)}
        onZoom={zoomBy}
        onActual={toggleActual}
        onShowKeys={() => setKeysShown(true)}
      />
      <Captions pair={pair} state={state} stacked={stacked} dispatch={dispatch} />
      <Stage pair={pair} state={state} dispatch={dispatch} onPane={onPane} onPointer={onPointer} />
      {keysShown && <KeysDialog pair={pair} onClose={() => setKeysShown(false)} />}
    </div>
  );
}
