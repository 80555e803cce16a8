import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../calendar.ts';
import { moveDurably } from '../storage/index.ts';
import { type PublicSigningKey, publicSigningKeySchema } from './types.ts';

export interface SigningKeys {
  /** What new manifests are signed with. */
  current: { id: string; publicKey: string; privateKey: KeyObject };
  /** Every key ever used, oldest first and the current one last: what they signed stays genuine. */
  known: readonly PublicSigningKey[];
}

const currentKeySchema = publicSigningKeySchema.extend({
  /** PKCS #8, PEM. */
  privateKey: z.string(),
  retiredAt: z.null(),
});
/** One file, replaced as a whole: whatever interrupts a rotation, there is exactly one current key. */
const fileSchema = z.strictObject({ current: currentKeySchema, retired: z.array(publicSigningKeySchema) });
type KeyFile = z.infer<typeof fileSchema>;

/**
 * The clinic's keys; the first is made when there is none.
 * @throws Error when the folder can't be used or the file is damaged; says what to do
 */
export async function loadSigningKeys(folder: string, clock: Clock): Promise<SigningKeys> {
  return toKeys(
    (await readKeyFile(folder)) ?? (await write(folder, { current: makeKey(clock), retired: [] })),
  );
}

/**
 * The clinic's keys, for who only looks; null when none was made yet.
 * @throws Error when the file is damaged; says what to do
 */
export async function readSigningKeys(folder: string): Promise<SigningKeys | null> {
  const file = await readKeyFile(folder);
  return file && toKeys(file);
}

/**
 * Makes a new current key. The private half of the one before is destroyed, its public half kept. Not while a server runs:
 * it would go on with the key it has loaded.
 * @throws Error when the folder can't be used or the file is damaged; says what to do
 */
export async function rotateSigningKey(folder: string, clock: Clock): Promise<SigningKeys> {
  const before = await readKeyFile(folder);
  return toKeys(
    await write(folder, before ? renew(before, clock) : { current: makeKey(clock), retired: [] }),
  );
}

/**
 * Trusts a key no more: whoever copied it can sign in the clinic's name with any date, so nothing that it signed is vouched
 * for. The current key is replaced by a new one. Not while a server runs.
 * @throws Error when there is no such key, the folder can't be used or the file is damaged; says what to do
 */
export async function distrustSigningKey(
  folder: string,
  { id, clock }: { id: string; clock: Clock },
): Promise<SigningKeys> {
  const before = await readKeyFile(folder);
  const after = before?.current.id === id ? renew(before, clock) : before;
  if (!after?.retired.some((key) => key.id === id)) {
    throw new Error(
      `There is no key ${id} in ${keyFileIn(folder)}. See "dermalapse signing-key list" for those there are.`,
    );
  }
  const retired = after.retired.map((key) => (key.id === id ? { ...key, distrusted: true } : key));
  return toKeys(await write(folder, { ...after, retired }));
}

/** First 16 hexadecimal digits of the SHA-256 of the public key (SPKI, DER). */
export function keyIdOf(publicKey: KeyObject): string {
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}

function makeKey(clock: Clock): KeyFile['current'] {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    id: keyIdOf(publicKey),
    madeAt: clock().toISOString(),
    retiredAt: null,
    distrusted: false,
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** The private half of the key before is not carried over. */
function renew({ current: { privateKey: _destroyed, ...before }, retired }: KeyFile, clock: Clock): KeyFile {
  const current = makeKey(clock);
  return { current, retired: [...retired, { ...before, retiredAt: current.madeAt }] };
}

function toKeys({ current, retired }: KeyFile): SigningKeys {
  const { privateKey, ...key } = current;
  return {
    current: { id: key.id, publicKey: key.publicKey, privateKey: createPrivateKey(privateKey) },
    known: [...retired, key],
  };
}

export const keyFileIn = (folder: string): string => join(folder, 'keys.json');

async function readKeyFile(folder: string): Promise<KeyFile | null> {
  const path = keyFileIn(folder);
  try {
    const file = fileSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    const { current, retired } = file;
    const halves = [
      { id: current.id, key: createPublicKey(createPrivateKey(current.privateKey)) },
      ...[current, ...retired].map(({ id, publicKey }) => ({ id, key: createPublicKey(publicKey) })),
    ];
    if (halves.some(({ id, key }) => keyIdOf(key) !== id))
      throw new Error('a key is not the one it is called');
    return file;
  } catch (cause) {
    const { code, syscall } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    const why = syscall ? code : 'the file is damaged';
    throw new Error(
      `The signing keys in ${path} can't be read (${why}). Put this file back from a back-up, or move it away and run "dermalapse signing-key rotate" to begin with a new key that knows none of the older manifests.`,
      { cause },
    );
  }
}

async function write(folder: string, keys: KeyFile): Promise<KeyFile> {
  const path = keyFileIn(folder);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const handle = await open(`${path}.new`, 'w', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(keys, null, 2)}\n`);
    } finally {
      await handle.close();
    }
    await moveDurably({ from: `${path}.new`, to: path });
    return keys;
  } catch (cause) {
    throw new Error(
      `The signing keys can't be written to ${folder} (${(cause as Error).message}). Let this account write there, or set DERMALAPSE_SIGNING_KEYS to another folder.`,
      { cause },
    );
  }
}
