import { readFile } from 'node:fs/promises';
import type { UploadedFile } from '../route.ts';
import { sha256Of } from '../storage/index.ts';
import type { ProvenanceDeps } from './deps.ts';
import { readManifest } from './read-manifest.ts';
import type { GivenFile, Verification } from './types.ts';
import { verifyManifest } from './verify-manifest.ts';

/** The manifest first, then what it speaks of. */
export const upload = { field: 'file', maxBytes: 25 * 1024 ** 2, maxFiles: 21 } as const;

/** Keeps nothing. @throws AppError BAD_REQUEST when the first file is no manifest */
export async function verifyUpload(
  { signingKeys }: ProvenanceDeps,
  [manifest, ...others]: readonly [UploadedFile, ...UploadedFile[]],
): Promise<Verification> {
  const value = readManifest(await readFile(manifest.path));
  const files: GivenFile[] = [];
  for (const { name, path } of others) files.push({ name, sha256: sha256Of(await readFile(path)) });
  return verifyManifest(value, { files, keys: signingKeys.known });
}
