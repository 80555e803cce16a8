import type { Dispatch } from 'react';
import { IconFullScreen, IconKeyboard, IconZoomIn, IconZoomOut } from '../../icons.ts';
import { words } from '../../language/index.ts';
import type { Mode, ViewerAction, ViewerPair, ViewerState } from './viewer-state.ts';

interface ToolbarProps {
  pair: ViewerPair;
  state: ViewerState;
  dispatch: Dispatch<ViewerAction>;
  isFull: boolean;
  /** Screen pixels per pixel of the finer photo, in percent. */
  percent: number;
  onZoom: (factor: number) => void;
  toggleActual: () => void;
  toggleLoupe: () => void;
  toggleFull: () => void;
  onShowKeys: () => void;
}

const modes: Mode[] = ['slider', 'side', 'blink', 'difference'];

/** Neutral on neutral: no accent beside skin. */
export function Toolbar({ pair, state, dispatch, ...props }: ToolbarProps) {
  const { tools } = words.viewer;
  const { isFull, percent, onZoom, toggleActual, toggleLoupe, toggleFull, onShowKeys } = props;
  return (
    <div className="tools" role="toolbar" aria-label={tools.label}>
      {pair.registered ? (
        <fieldset className="tools-group" aria-label={tools.modes}>
          {modes.map((mode) => (
            <button
              type="button"
              key={mode}
              className="tool"
              aria-pressed={state.mode === mode}
              onClick={() => dispatch(mode === 'blink' ? { type: 'blink' } : { type: 'mode', mode })}
            >
              {tools.mode[mode]}
            </button>
          ))}
        </fieldset>
      ) : (
        <p className="tools-note">{tools.notRegistered}</p>
      )}
      {pair.maps.length > 0 && <MapSelect pair={pair} state={state} dispatch={dispatch} />}
      <div className="tools-group">
        {pair.blemishes.length > 0 && (
          <Toggle on={state.marked} label={tools.blemishes} onToggle={() => dispatch({ type: 'mark' })} />
        )}
        {pair.before.gain && (
          <Toggle
            on={state.matched}
            label={tools.matched}
            title={tools.matchedWhy}
            onToggle={() => dispatch({ type: 'match' })}
          />
        )}
        <Toggle on={state.loupe !== null} label={tools.loupe} title={tools.loupeWhy} onToggle={toggleLoupe} />
      </div>
      <div className="tools-group tools-end">
        <IconButton label={tools.zoomOut} icon={IconZoomOut} onPress={() => onZoom(1 / 1.25)} />
        <button
          type="button"
          className="tool tool-percent"
          title={tools.actual}
          aria-label={tools.actualAt(percent)}
          onClick={toggleActual}
        >
          {words.viewer.percent(percent)}
        </button>
        <IconButton label={tools.zoomIn} icon={IconZoomIn} onPress={() => onZoom(1.25)} />
        <IconButton
          label={isFull ? tools.leaveFull : tools.full}
          icon={IconFullScreen}
          onPress={toggleFull}
        />
        <IconButton label={tools.keys} icon={IconKeyboard} onPress={onShowKeys} />
      </div>
    </div>
  );
}

function MapSelect({ pair, state, dispatch }: Pick<ToolbarProps, 'pair' | 'state' | 'dispatch'>) {
  const { tools } = words.viewer;
  return (
    <select
      className="tool tool-select"
      aria-label={tools.changeMap}
      value={state.map ?? ''}
      disabled={state.mode === 'difference'}
      onChange={({ currentTarget: { value } }) =>
        dispatch({ type: 'map', map: value === '' ? null : Number(value) })
      }
    >
      <option value="">{tools.noMap}</option>
      {pair.maps.map((map, index) => (
        <option key={map.metric} value={index}>
          {map.label}
        </option>
      ))}
    </select>
  );
}

interface ToggleProps {
  on: boolean;
  label: string;
  title?: string;
  onToggle: () => void;
}

const Toggle = ({ on, label, title, onToggle }: ToggleProps) => (
  <button type="button" className="tool" aria-pressed={on} title={title} onClick={onToggle}>
    {label}
  </button>
);

interface IconButtonProps {
  label: string;
  icon: typeof IconZoomIn;
  onPress: () => void;
}

const IconButton = ({ label, icon: Icon, onPress }: IconButtonProps) => (
  <button type="button" className="tool tool-icon" aria-label={label} title={label} onClick={onPress}>
    <Icon size={18} aria-hidden="true" />
  </button>
);
