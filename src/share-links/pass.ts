/** An opening lasts by a cookie that only the link's own addresses get to see. */
export const passMinutes = 30;

/** A pass given out before this moment has run out. */
export const passesSince = (now: Date): string =>
  new Date(now.getTime() - passMinutes * 60_000).toISOString();

export const readPass = (headers: Headers): string | null =>
  /(?:^|; )opening=([\w-]{43})(?:;|$)/.exec(headers.get('cookie') ?? '')?.[1] ?? null;

export const writePass = (pass: string, { address, origin }: { address: string; origin: string }): string =>
  [
    `opening=${pass}`,
    `Path=${address}`,
    `Max-Age=${passMinutes * 60}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(origin.startsWith('https:') ? ['Secure'] : []),
  ].join('; ');
