import type { Dispatch } from 'react';
import { IconKeyboard, IconZoomIn, IconZoomOut } from '../../icons.ts';
import type { Mode, ViewerAction, ViewerPair, ViewerState } from './viewer-state.ts';

interface ToolbarProps {
  pair: ViewerPair;
  state: ViewerState;
  dispatch: Dispatch<ViewerAction>;
  /** Screen pixels per photo pixel, in percent. */
  percent: number;
  onZoom: (factor: number) => void;
  onActual: () => void;
  onShowKeys: () => void;
}

const modes: [Mode, string][] = [
  ['slider', 'Slider'],
  ['side', 'Side by side'],
  ['blink', 'Blink'],
];

/** Neutral on neutral: no accent beside skin. */
export function Toolbar({ pair, state, dispatch, percent, onZoom, onActual, onShowKeys }: ToolbarProps) {
  return (
    <div className="tools" role="toolbar" aria-label="Viewer">
      {pair.registered ? (
        <fieldset className="tools-group" aria-label="How the photos are shown">
          {modes.map(([mode, label]) => (
            <button
              type="button"
              key={mode}
              className="tool"
              aria-pressed={state.mode === mode}
              onClick={() => dispatch(mode === 'blink' ? { type: 'blink' } : { type: 'mode', mode })}
            >
              {label}
            </button>
          ))}
        </fieldset>
      ) : (
        <p className="tools-note">The photos as they are, not laid over each other</p>
      )}
      {pair.maps.length > 0 && (
        <label className="tools-group tools-label">
          Map
          <select
            className="tool tool-select"
            aria-label="Change map"
            value={state.map ?? ''}
            onChange={({ currentTarget: { value } }) =>
              dispatch({ type: 'map', map: value === '' ? null : Number(value) })
            }
          >
            <option value="">None</option>
            {pair.maps.map((map, index) => (
              <option key={map.metric} value={index}>
                {map.label}
              </option>
            ))}
          </select>
        </label>
      )}
      {pair.blemishes.length > 0 && (
        <button
          type="button"
          className="tool"
          aria-pressed={state.marked}
          onClick={() => dispatch({ type: 'mark' })}
        >
          Mark blemishes
        </button>
      )}
      <div className="tools-group tools-end">
        <button
          type="button"
          className="tool tool-icon"
          aria-label="Zoom out"
          onClick={() => onZoom(1 / 1.25)}
        >
          <IconZoomOut size={18} aria-hidden="true" />
        </button>
        <button
          type="button"
          className="tool tool-percent"
          title="Whole photo or actual pixels"
          aria-label={`${percent} %: change between whole photo and actual pixels`}
          onClick={onActual}
        >
          {percent} %
        </button>
        <button type="button" className="tool tool-icon" aria-label="Zoom in" onClick={() => onZoom(1.25)}>
          <IconZoomIn size={18} aria-hidden="true" />
        </button>
        <button
          type="button"
          className="tool tool-icon"
          aria-label="List of keys"
          title="Keys: ?"
          onClick={onShowKeys}
        >
          <IconKeyboard size={18} aria-hidden="true" />
        </button>
      </div>
    </div>
  );
}
