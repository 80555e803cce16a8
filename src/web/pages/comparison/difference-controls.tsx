import type { Dispatch } from 'react';
import { words } from '../../language/index.ts';
import type { DifferenceStyle } from './difference.ts';
import { differenceGains, type ViewerAction } from './viewer-state.ts';

interface DifferenceControlsProps {
  style: DifferenceStyle;
  dispatch: Dispatch<ViewerAction>;
}

/** What the greys mean, and how strongly differences are shown. */
export function DifferenceControls({ style, dispatch }: DifferenceControlsProps) {
  const { difference } = words.viewer;
  return (
    <div className="difference-controls">
      <span>{style.signed ? difference.signedMeans : difference.absoluteMeans}</span>
      <label>
        {difference.kind}
        <select
          className="tool tool-select"
          value={style.signed ? 'signed' : 'absolute'}
          onChange={({ currentTarget: { value } }) =>
            dispatch({ type: 'difference', style: { signed: value === 'signed' } })
          }
        >
          <option value="signed">{difference.signed}</option>
          <option value="absolute">{difference.absolute}</option>
        </select>
      </label>
      <label>
        {difference.gain}
        <select
          className="tool tool-select"
          value={style.gain}
          onChange={({ currentTarget: { value } }) =>
            dispatch({ type: 'difference', style: { gain: Number(value) } })
          }
        >
          {differenceGains.map((gain) => (
            <option key={gain} value={gain}>
              {difference.times(gain)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
