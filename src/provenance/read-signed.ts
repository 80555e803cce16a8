import { z } from 'zod';
import { canonicalSha256 } from './canonical-json.ts';
import { readManifest } from './read-manifest.ts';
import type { GivenFile } from './types.ts';

export interface Signed {
  manifest: unknown;
  /** What came in the same file. */
  enclosed: GivenFile[];
}

/** A gallery's feed as it is downloaded; its manifest names the hash of `feed` in canonical JSON. */
const feedSchema = z.strictObject({ feed: z.json(), manifest: z.json() });

/** Reads a manifest, or a gallery's feed, which carries its own. @throws AppError BAD_REQUEST when it is neither */
export function readSigned(bytes: Uint8Array): Signed {
  const value = readManifest(bytes);
  const { success, data } = feedSchema.safeParse(value);
  if (!success) return { manifest: value, enclosed: [] };
  return { manifest: data.manifest, enclosed: [{ name: 'feed', sha256: canonicalSha256(data.feed) }] };
}
