import type { Dispatch } from 'react';
import { words } from '../../language/index.ts';
import { BlemishLegend } from './blemish-marks.tsx';
import { DifferenceControls } from './difference-controls.tsx';
import type { ViewerAction, ViewerPair, ViewerState } from './viewer-state.ts';

interface CaptionsProps {
  pair: ViewerPair;
  state: ViewerState;
  /** Side by side has no room here, so one photo lies above the other. */
  stacked: boolean;
  /** Region whose outline is shown. */
  outlined: string | null;
  dispatch: Dispatch<ViewerAction>;
}

/** Which photo is which, above the photos and never over skin; between them what colours, marks and outlines mean. */
export function Captions({ pair, state, stacked, outlined, dispatch }: CaptionsProps) {
  const { before, after } = pair;
  const { mode } = state;
  const legends = <Legends pair={pair} state={state} outlined={outlined} dispatch={dispatch} />;
  if (mode === 'blink' || mode === 'difference') {
    return (
      <div className="captions">
        <p className="one-line" role="status">
          {mode === 'blink' ? pair[state.shown].label : words.viewer.differenceOf(before.day, after.day)}
        </p>
        {legends}
      </div>
    );
  }
  return (
    <div className={`captions ${stacked ? 'captions-stacked' : mode === 'side' ? 'captions-side' : ''}`}>
      <p className="one-line" title={before.label}>
        {stacked ? words.viewer.above(before.label) : before.label}
      </p>
      {mode === 'slider' && legends}
      <p className="one-line" title={after.label}>
        {stacked ? words.viewer.below(after.label) : after.label}
      </p>
      {mode === 'side' && legends}
    </div>
  );
}

function Legends({ pair, state, outlined, dispatch }: Omit<CaptionsProps, 'stacked'>) {
  const isDifference = state.mode === 'difference';
  const shows = {
    map: !isDifference && state.map !== null,
    marks: !isDifference && state.marked,
    region: !isDifference && outlined !== null,
  };
  if (!isDifference && !state.matched && !Object.values(shows).includes(true)) return null;
  return (
    <div className="legends">
      {shows.region && <span role="status">{words.viewer.outlined(outlined ?? '')}</span>}
      {isDifference && <DifferenceControls style={state.difference} dispatch={dispatch} />}
      {shows.map && <MapLegend opacity={state.mapOpacity} dispatch={dispatch} />}
      {shows.marks && <BlemishLegend marks={pair.blemishes} />}
      {state.matched && <span>{words.viewer.matchedNote}</span>}
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
      <span className="map-key map-improved">{words.viewer.mapImproved}</span>
      <span className="map-key map-worsened">{words.viewer.mapWorsened}</span>
      <input
        type="range"
        aria-label={words.viewer.mapOpacity}
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
