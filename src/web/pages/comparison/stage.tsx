import { useElementSize } from '@mantine/hooks';
import { type Dispatch, type KeyboardEvent, useEffect, useRef } from 'react';
import { Pane } from './pane.tsx';
import { useGestures } from './use-gestures.ts';
import type { ViewerAction, ViewerPair, ViewerState } from './viewer-state.ts';
import { panBy, type Size, zoomAt } from './viewport.ts';

interface StageProps {
  pair: ViewerPair;
  state: ViewerState;
  dispatch: Dispatch<ViewerAction>;
  /** Tells the size of one pane, so that keys zoom and pan as the pointer does. */
  onPane: (pane: Size, stacked: boolean) => void;
  /** Where the pointer is, for keys that act at it. */
  onPointer: (at: { x: number; y: number } | null) => void;
}

const grabDistancePx = 24;

/** The photographs. Wheel, pinch and drag act on both alike. */
export function Stage({ pair, state, dispatch, onPane, onPointer }: StageProps) {
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
  const options = { pane, photo: pair.size };
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

  const ready = pane.width > 0 && pane.height > 0;
  const map = state.map === null ? undefined : pair.maps[state.map];
  const overlay = map && { url: map.url, opacity: state.mapOpacity };
  const common = { size: pair.size, pane, view, marks: state.marked ? pair.blemishes : [] };
  return (
    <div ref={sizeRef} className="stage-size">
      <div
        ref={host}
        className={`stage stage-${mode} ${stacked ? 'stage-stacked' : ''} ${view.zoom > 1 ? 'stage-zoomed' : ''}`}
        onPointerMove={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          onPointer(inPane({ x: event.clientX - box.left, y: event.clientY - box.top }));
        }}
        onPointerLeave={() => onPointer(null)}
      >
        {ready && mode === 'side' && (
          <>
            <Pane {...common} photo={pair.before} />
            <Pane {...common} photo={pair.after} overlay={overlay} />
          </>
        )}
        {ready && mode === 'blink' && (
          <>
            <Pane {...common} photo={pair.before} hidden={state.shown !== 'before'} overlay={overlay} />
            <Pane {...common} photo={pair.after} hidden={state.shown !== 'after'} overlay={overlay} />
          </>
        )}
        {ready && mode === 'slider' && (
          <>
            <Pane {...common} photo={pair.after} overlay={overlay} />
            <Pane {...common} photo={pair.before} overlay={overlay} clipAt={state.split} />
            <Boundary split={state.split} dispatch={dispatch} />
          </>
        )}
      </div>
    </div>
  );
}

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
      aria-label="Boundary between before and after"
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={`${percent} % before, ${100 - percent} % after`}
      style={{ left: `${split * 100}%` }}
      onKeyDown={press}
    >
      <span className="boundary-grip" />
    </div>
  );
}
