/** So many are remembered; the oldest is forgotten first and would be written down once more. */
const remembered = 10_000;

/** Which sign-in has been written down as looking at which photo's tiles. */
export interface TileViews {
  /** True once for each sign-in and photo. */
  isFirst(view: { signInId: string; photoId: string }): boolean;
}

export function createTileViews(): TileViews {
  const seen = new Set<string>();
  return {
    isFirst({ signInId, photoId }) {
      const view = `${signInId} ${photoId}`;
      if (seen.has(view)) return false;
      seen.add(view);
      const [oldest] = seen;
      if (seen.size > remembered && oldest) seen.delete(oldest);
      return true;
    },
  };
}
