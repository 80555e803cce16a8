/** How long everything has to fit before the shutter is free: a passing moment is no pose. */
export const steadyMs = 500;

/** Since when everything has fitted; null while it does not. */
export const fitsSince = (before: number | null, { fits, nowMs }: { fits: boolean; nowMs: number }) =>
  fits ? (before ?? nowMs) : null;

export const isSteady = (since: number | null, nowMs: number): boolean =>
  since !== null && nowMs - since >= steadyMs;
