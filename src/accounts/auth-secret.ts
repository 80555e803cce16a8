import { randomBytes } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The secret that signs sign-in cookies: made at first start, readable by the server's own user only. */
export async function loadAuthSecret(dataFolder: string): Promise<string> {
  const path = join(dataFolder, 'auth-secret');
  const existing = await readFile(path, 'utf8').catch(() => '');
  if (existing.length >= 32) return existing;
  const secret = randomBytes(48).toString('base64url');
  const handle = await open(path, 'w', 0o600);
  try {
    await handle.chmod(0o600);
    await handle.writeFile(secret);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return secret;
}
