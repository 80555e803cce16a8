import type { Dispatch } from 'react';
import { BlemishLegend } from './blemish-marks.tsx';
import type { ViewerAction, ViewerPair, ViewerState } from './viewer-state.ts';

interface CaptionsProps {
  pair: ViewerPair;
  state: ViewerState;
  /** Side by side has no room here, so one photo lies above the other. */
  stacked: boolean;
  dispatch: Dispatch<ViewerAction>;
}

/** Which photo is which, above the photos and never over skin; between them what the map's colours mean. */
export function Captions({ pair, state, stacked, dispatch }: CaptionsProps) {
  const { before, after } = pair;
  const legends = (state.map !== null || state.marked) && (
    <div className="legends">
      {state.map !== null && <MapLegend opacity={state.mapOpacity} dispatch={dispatch} />}
      {state.marked && <BlemishLegend marks={pair.blemishes} />}
    </div>
  );
  if (state.mode === 'blink') {
    return (
      <div className="captions">
        <p className="one-line" role="status">
          {(state.shown === 'before' ? before : after).label}
        </p>
        {legends}
      </div>
    );
  }
  return (
    <div
      className={`captions ${stacked ? 'captions-stacked' : state.mode === 'side' ? 'captions-side' : ''}`}
    >
      <p className="one-line" title={before.label}>
        {stacked && 'Above: '}
        {before.label}
      </p>
      {state.mode === 'slider' && legends}
      <p className="one-line" title={after.label}>
        {stacked && 'Below: '}
        {after.label}
      </p>
      {state.mode === 'side' && legends}
    </div>
  );
}

interface MapLegendProps {
  opacity: number;
  dispatch: Dispatch<ViewerAction>;
}

function MapLegend({ opacity, dispatch }: MapLegendProps) {
  return (
    <div className="map-legend">
      <span>Blue improved, orange worsened</span>
      <input
        type="range"
        aria-label="Opacity of the change map"
        min={0}
        max={100}
        step={5}
        value={Math.round(opacity * 100)}
        onChange={(event) =>
          dispatch({ type: 'map opacity', mapOpacity: event.currentTarget.valueAsNumber / 100 })
        }
      />
    </div>
  );
}
