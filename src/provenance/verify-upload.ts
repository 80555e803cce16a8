import { readFile } from 'node:fs/promises';
import type { UploadedFile } from '../route.ts';
import { sha256Of } from '../storage/index.ts';
import type { ProvenanceDeps } from './deps.ts';
import { readSigned } from './read-signed.ts';
import type { GivenFile, Verification } from './types.ts';
import { verifyManifest } from './verify-manifest.ts';

/** The manifest first, then what it speaks of. A report of twenty pairs has 44 files. */
export const upload = {
  field: 'file',
  maxBytes: 25 * 1024 ** 2,
  maxFiles: 101,
  maxTotalBytes: 500 * 1024 ** 2,
} as const;

/** Keeps nothing. @throws AppError BAD_REQUEST when the first file is no manifest */
export async function verifyUpload(
  { signingKeys }: ProvenanceDeps,
  [manifest, ...others]: readonly [UploadedFile, ...UploadedFile[]],
): Promise<Verification> {
  const { manifest: value, enclosed } = readSigned(await readFile(manifest.path));
  const files: GivenFile[] = [...enclosed];
  for (const { name, path } of others) files.push({ name, sha256: sha256Of(await readFile(path)) });
  return verifyManifest(value, { files, keys: signingKeys.known });
}
