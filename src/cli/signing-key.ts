import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { recordAuditEvent } from '../audit/index.ts';
import { loadConfig } from '../config.ts';
import { lockDataFolder, openDatabase } from '../database/index.ts';
import { momentWords, readSigningKeys, rotateSigningKey, type SigningKeys } from '../provenance/index.ts';
import { type Command, CommandError, exitStatus, UsageError } from './io.ts';
import { noClinicIn } from './no-clinic.ts';

const help = `dermalapse signing-key list [--json]
dermalapse signing-key rotate

The key that reports and gallery cases are signed with. "list" shows every key ever used, with what others need to verify:
their public halves. "rotate" makes a new one and destroys the private half of the old one; what was signed stays genuine.
Stop the server before you rotate. The data folder is that of DERMALAPSE_DATA.

  --json  {"items": [{"id", "publicKey", "madeAt", "retiredAt"}]}
`;

export const signingKeyCommand: Command = {
  help,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    });
    const [action, ...others] = positionals;
    if (others.length > 0 || (action !== 'list' && action !== 'rotate')) {
      throw new UsageError('Say "signing-key list" or "signing-key rotate".');
    }
    const { known } = action === 'list' ? await list() : await rotate();
    io.stdout.write(values.json ? `${JSON.stringify({ items: known })}\n` : describe(known));
    return exitStatus.done;
  },
};

async function list(): Promise<SigningKeys> {
  const { signingKeysFolder } = loadConfig();
  const keys = await readSigningKeys(signingKeysFolder);
  if (keys) return keys;
  throw new CommandError(
    'NOT_FOUND',
    `There is no signing key in ${signingKeysFolder} yet. Start the server once: it makes one.`,
  );
}

/** @throws Error when a server is using the data folder: it would go on with the key it has loaded */
async function rotate(): Promise<SigningKeys> {
  const { dataFolder, signingKeysFolder } = loadConfig();
  const path = join(dataFolder, 'dermalapse.sqlite');
  await access(path).catch((cause: unknown) => {
    throw noClinicIn(dataFolder, cause);
  });
  const unlock = lockDataFolder(dataFolder);
  try {
    const clock = () => new Date();
    const { database, close } = openDatabase(path);
    try {
      const keys = await rotateSigningKey(signingKeysFolder, clock);
      const event = { name: 'signingKeyRotated', actorId: null, entityId: null } as const;
      await recordAuditEvent({ database, clock }, { ...event, detail: { keyId: keys.current.id } });
      return keys;
    } finally {
      await close();
    }
  } finally {
    unlock();
  }
}

const describe = (known: SigningKeys['known']): string =>
  known
    .map(({ id, madeAt, retiredAt, publicKey }) => {
      const state = retiredAt === null ? 'current' : `retired ${momentWords(retiredAt)}`;
      return `${id}  made ${momentWords(madeAt)}, ${state}\n${publicKey}`;
    })
    .join('\n');
