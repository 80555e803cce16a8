import type { ViewerPair, ViewerState } from './viewer-state.ts';

/** Which photo is which, above the photos and never over skin. */
export function Captions({ pair, state }: { pair: ViewerPair; state: ViewerState }) {
  const { before, after } = pair;
  if (state.mode === 'blink') {
    const current = state.shown === 'before' ? before : after;
    return (
      <p className="captions captions-one" role="status">
        <span className="one-line">{current.label}</span>
      </p>
    );
  }
  return (
    <p className={`captions captions-${state.mode}`}>
      <span className="one-line" title={before.label}>
        {before.label}
      </span>
      <span className="one-line" title={after.label}>
        {after.label}
      </span>
    </p>
  );
}
