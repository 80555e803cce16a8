import { useElementSize } from '@mantine/hooks';
import { type Dispatch, type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef } from 'react';
import { words } from '../../language/index.ts';
import { DifferencePane } from './difference-pane.tsx';
import { Loupe } from './loupe.tsx';
import { Pane } from './pane.tsx';
import { useGestures } from './use-gestures.ts';
import type { ViewerAction, ViewerPair, ViewerState } from './viewer-state.ts';
import { panBy, placeUnder, type Size, zoomAt } from './viewport.ts';

interface StageProps {
  pair: ViewerPair;
  state: ViewerState;
  dispatch: Dispatch<ViewerAction>;
  /** Region whose outline is shown. */
  outlined: string | null;
  /** Tells the size of one pane, so that keys zoom and pan as the pointer does. */
  onPane: (pane: Size, stacked: boolean) => void;
  /** Where the pointer is, for keys that act at it. */
  onPointer: (at: { x: number; y: number } | null) => void;
}

const grabDistancePx = 24;

/** The photographs. Wheel, pinch and drag act on both alike. */
export function Stage({ pair, state, dispatch, outlined, onPane, onPointer }: StageProps) {
  const { ref: sizeRef, width, height } = useElementSize();
  const host = useRef<HTMLDivElement>(null);
  const dragged = useRef<'split' | 'photo'>('photo');
  const { mode, view } = state;
  const twoPanes = mode === 'side';
  const stacked = twoPanes && height > width * 1.1;
  const pane: Size = {
    width: twoPanes && !stacked ? (width - 1) / 2 : width,
    height: stacked ? (height - 1) / 2 : height,
  };
  const options = { pane, photo: pair.picture };
  useEffect(
    () => onPane({ width: pane.width, height: pane.height }, stacked),
    [onPane, pane.width, pane.height, stacked],
  );

  /** From the stage's coordinates to those of the pane below the pointer. */
  const inPane = ({ x, y }: { x: number; y: number }) => ({
    x: twoPanes && !stacked && x > pane.width ? x - pane.width - 1 : x,
    y: stacked && y > pane.height ? y - pane.height - 1 : y,
  });
  useGestures(host, {
    onPress: ({ x }) => {
      const near = mode === 'slider' && Math.abs(x - state.split * width) < grabDistancePx;
      dragged.current = near || (mode === 'slider' && view.zoom === 1) ? 'split' : 'photo';
      if (dragged.current === 'split') dispatch({ type: 'split', split: x / width });
    },
    onDrag: (by, at) => {
      if (dragged.current === 'split') dispatch({ type: 'split', split: at.x / width });
      else dispatch({ type: 'view', change: (v) => panBy(v, by, options) });
    },
    onZoom: (factor, at) =>
      dispatch({ type: 'view', change: (v) => zoomAt(v, v.zoom * factor, { ...options, at: inPane(at) }) }),
    onTap: () => mode === 'blink' && dispatch({ type: 'blink' }),
  });

  const point = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = inPane({ x: event.clientX - box.left, y: event.clientY - box.top });
    onPointer(at);
    if (state.loupe) dispatch({ type: 'loupe', at: placeUnder(at, view, options) });
  };

  const ready = pane.width > 0 && pane.height > 0;
  const chosen = state.map === null ? undefined : pair.maps[state.map];
  const map = useMemo(
    () => chosen && { url: chosen.url, opacity: state.mapOpacity },
    [chosen, state.mapOpacity],
  );
  const paneSize = useMemo(() => ({ width: pane.width, height: pane.height }), [pane.width, pane.height]);
  const regions = useMemo(
    () => pair.regions.filter(({ name }) => name === outlined),
    [pair.regions, outlined],
  );
  const common = {
    picture: pair.picture,
    pane: paneSize,
    view,
    matched: state.matched,
    marks: state.marked ? pair.blemishes : nothing,
    regions,
  };
  return (
    <div ref={sizeRef} className="stage-size">
      <div
        ref={host}
        className={`stage stage-${mode} ${stacked ? 'stage-stacked' : ''} ${view.zoom > 1 ? 'stage-zoomed' : ''}`}
        onPointerMove={point}
        onPointerLeave={() => onPointer(null)}
      >
        {ready && mode === 'side' && (
          <>
            <Pane {...common} photo={pair.before} />
            <Pane {...common} photo={pair.after} map={map} />
          </>
        )}
        {ready && mode === 'blink' && (
          <>
            <Pane {...common} photo={pair.before} hidden={state.shown !== 'before'} map={map} />
            <Pane {...common} photo={pair.after} hidden={state.shown !== 'after'} map={map} />
          </>
        )}
        {ready && mode === 'slider' && (
          <>
            <Pane {...common} photo={pair.after} map={map} />
            <div className="clip" style={{ clipPath: `inset(0 ${(1 - state.split) * 100}% 0 0)` }}>
              <Pane {...common} photo={pair.before} map={map} />
            </div>
            <Boundary split={state.split} dispatch={dispatch} />
          </>
        )}
        {ready && mode === 'difference' && (
          <DifferencePane
            pair={pair}
            pane={paneSize}
            view={view}
            style={state.difference}
            matched={state.matched}
          />
        )}
        {ready && state.loupe && (
          <Loupe pair={pair} at={state.loupe} pane={paneSize} view={view} matched={state.matched} />
        )}
      </div>
    </div>
  );
}

/** One empty list, so that panes need not draw anew. */
const nothing: never[] = [];

/** The line between before and after. The photo under it is clipped, never resized. */
function Boundary({ split, dispatch }: { split: number; dispatch: Dispatch<ViewerAction> }) {
  const percent = Math.round(split * 100);
  const press = (event: KeyboardEvent) => {
    const step = event.shiftKey ? 0.1 : 0.02;
    const to =
      event.key === 'ArrowLeft' || event.key === 'ArrowDown'
        ? split - step
        : event.key === 'ArrowRight' || event.key === 'ArrowUp'
          ? split + step
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? 1
              : null;
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    dispatch({ type: 'split', split: to });
  };
  return (
    <div
      className="boundary"
      role="slider"
      tabIndex={0}
      aria-label={words.viewer.boundary}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={words.viewer.boundaryAt(percent)}
      style={{ left: `${split * 100}%` }}
      onKeyDown={press}
    >
      <span className="boundary-grip" />
    </div>
  );
}
