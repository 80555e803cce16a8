import { parseArgs } from 'node:util';
import type { Clock } from '../calendar.ts';
import { loadConfig } from '../config.ts';
import {
  distrustSigningKey,
  type KeyChange,
  keyStateWords,
  momentWords,
  noteSigningKeys,
  readSigningKeys,
  rotateSigningKey,
  type SigningKeys,
} from '../provenance/index.ts';
import { type Command, CommandError, exitStatus, UsageError } from './io.ts';
import { withClinicData } from './with-clinic-data.ts';

const help = `dermalapse signing-key list [--json]
dermalapse signing-key rotate
dermalapse signing-key distrust KEY

The key that reports and gallery cases are signed with. "list" shows every key ever used, with what others need to verify:
their public halves. "rotate" makes a new one and destroys the private half of the old one; what was signed stays genuine.
"distrust" is for a key that somebody may have copied: whoever has it can sign with any date, so whatever it signed counts as
of an unknown key from then on. The current key is replaced by a new one; publish and report anew what must stay provable.
Stop the server before you rotate or distrust. The data folder is that of DERMALAPSE_DATA.

  --json  {"items": [{"id", "publicKey", "madeAt", "retiredAt", "distrusted"}]}
`;

export const signingKeyCommand: Command = {
  help,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    });
    const { known } = await runAction(positionals);
    io.stdout.write(values.json ? `${JSON.stringify({ items: known })}\n` : describe(known));
    return exitStatus.done;
  },
};

async function runAction([action, id, ...others]: readonly string[]): Promise<SigningKeys> {
  if (others.length === 0) {
    if (action === 'list' && id === undefined) return list();
    if (action === 'rotate' && id === undefined) return rotate();
    if (action === 'distrust' && id !== undefined) return distrust(id);
  }
  throw new UsageError('Say "signing-key list", "signing-key rotate" or "signing-key distrust KEY".');
}

async function list(): Promise<SigningKeys> {
  const { signingKeysFolder } = loadConfig();
  const keys = await readSigningKeys(signingKeysFolder);
  if (keys) return keys;
  throw new CommandError(
    'NOT_FOUND',
    `There is no signing key in ${signingKeysFolder} yet. Start the server once: it makes one.`,
  );
}

const rotate = (): Promise<SigningKeys> =>
  changeKeys(async (folder, clock) => {
    const keys = await rotateSigningKey(folder, clock);
    return { keys, change: { name: 'signingKeyRotated', keyId: keys.current.id } };
  });

const distrust = (id: string): Promise<SigningKeys> =>
  changeKeys(async (folder, clock) => ({
    keys: await distrustSigningKey(folder, { id, clock }),
    change: { name: 'signingKeyDistrusted', keyId: id },
  }));

/** @throws Error when a server is using the data folder: it would go on with the key it has loaded */
async function changeKeys(
  change: (folder: string, clock: Clock) => Promise<{ keys: SigningKeys; change: KeyChange }>,
): Promise<SigningKeys> {
  const config = loadConfig();
  const clock = () => new Date();
  return withClinicData(config, async (database) => {
    const changed = await change(config.signingKeysFolder, clock);
    await noteSigningKeys({ database, clock }, changed.keys, changed.change);
    return changed.keys;
  });
}

const describe = (known: SigningKeys['known']): string =>
  known
    .map((key) => `${key.id}  made ${momentWords(key.madeAt)}, ${keyStateWords(key)}\n${key.publicKey}`)
    .join('\n');
