import type { KeyboardEvent, RefObject } from 'react';

/**
 * Arrow keys go from the search field through the links of the list and back; Enter in the field opens the first of them,
 * Enter on a link is the browser's own.
 */
export function useListKeys(whole: RefObject<HTMLElement | null>) {
  return (event: KeyboardEvent) => {
    const field = whole.current?.querySelector<HTMLElement>('input[type=search]');
    const links = [...(whole.current?.querySelectorAll<HTMLElement>('td a') ?? [])];
    const stops = field ? [field, ...links] : links;
    const at = stops.indexOf(event.target as HTMLElement);
    if (at < 0) return;
    if (event.key === 'Enter' && event.target === field) {
      links[0]?.click();
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    stops[Math.min(stops.length - 1, Math.max(0, at + step))]?.focus();
  };
}
