let lastInputAt = Date.now();

/** Notes from now on when somebody does anything at this screen. */
export function watchActivity(): void {
  const noteInput = () => {
    lastInputAt = Date.now();
  };
  for (const name of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove'] as const) {
    addEventListener(name, noteInput, { passive: true, capture: true });
  }
}

/**
 * What every request tells the server: how long ago somebody did anything at this screen. So a page that fetches by itself
 * keeps no sign-in alive, and one that is only looked through does.
 */
export const idleHeader = (): Record<string, string> => ({
  'x-idle-seconds': String(Math.round((Date.now() - lastInputAt) / 1000)),
});
