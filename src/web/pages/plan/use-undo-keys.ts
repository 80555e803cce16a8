import { type Dispatch, useEffect } from 'react';

/** Ctrl+Z takes the last change back, with Shift or as Ctrl+Y it comes again; text fields keep their own. */
export function useUndoKeys(dispatch: Dispatch<{ type: 'undo' } | { type: 'redo' }>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea')) return;
      const key = event.key.toLowerCase();
      const redo = key === 'y' || (key === 'z' && event.shiftKey);
      if (!redo && key !== 'z') return;
      event.preventDefault();
      dispatch({ type: redo ? 'redo' : 'undo' });
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [dispatch]);
}
