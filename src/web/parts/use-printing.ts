import { useSyncExternalStore } from 'react';

let printing = false;
const listeners = new Set<() => void>();
let schemeOnScreen: string | undefined;

/** Paper is white, whatever the screen is; told in time, since React renders before the event's end. */
function change(next: boolean) {
  printing = next;
  const { dataset } = document.documentElement;
  if (next) {
    schemeOnScreen = dataset.mantineColorScheme;
    dataset.mantineColorScheme = 'light';
  } else if (schemeOnScreen) {
    dataset.mantineColorScheme = schemeOnScreen;
  }
  for (const listener of listeners) listener();
}

globalThis.window?.addEventListener('beforeprint', () => change(true));
globalThis.window?.addEventListener('afterprint', () => change(false));

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the page is being laid out for paper. */
export const usePrinting = (): boolean => useSyncExternalStore(subscribe, () => printing);
