import { createPublicKey } from 'node:crypto';
import { parseArgs } from 'node:util';
import { loadConfig } from '../config.ts';
import {
  changeWords,
  fileWords,
  keyIdOf,
  momentWords,
  pairWords,
  readSigned,
  readSigningKeys,
  subjectWords,
  verdictWords,
  verifyManifest,
} from '../provenance/index.ts';
import { publicSigningKeysSchema, type TrustedKey, type Verification } from '../provenance/types.ts';
import { sha256Of } from '../storage/index.ts';
import { type Command, CommandError, exitStatus, UsageError } from './io.ts';
import { readExisting } from './read-input.ts';

const help = `dermalapse verify MANIFEST FILE... [--key PUBLIC.pem] [--json]
dermalapse verify feed.json [--key PUBLIC.pem] [--json]

Says whether pictures and numbers are what a clinic signed: genuine, altered, unknown key, or incomplete when files are missing.
Files are known by their content, so they may have been renamed. Of a picture one size is enough. A gallery's feed carries its
own manifest. Needs no network and no server. Status 0 means genuine and complete, 1 everything else.

  --key PUBLIC.pem  a public key to trust, or what a clinic's /api/signing-keys answers, which also says from when to when each
                    was in use; may be given more than once. Default: the keys of the clinic in DERMALAPSE_DATA
  --json            {"verdict", "manifest", "why", "key", "claims", "pairs", "files"}
`;

export const verifyCommand: Command = {
  help,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { key: { type: 'string', multiple: true }, json: { type: 'boolean' } },
    });
    const [manifestPath, ...paths] = positionals;
    if (manifestPath === undefined) throw new UsageError('Name a manifest and the files that came with it.');
    const keys = values.key ? (await Promise.all(values.key.map(readKeys))).flat() : await clinicKeys();
    const { manifest, enclosed } = readSigned(await readExisting(manifestPath, 'manifest'));
    const files = [...enclosed];
    for (const path of paths) files.push({ name: path, sha256: sha256Of(await readExisting(path, 'file')) });
    const verification = verifyManifest(manifest, { files, keys });
    io.stdout.write(values.json ? `${JSON.stringify(verification)}\n` : describe(verification));
    if (verification.verdict === 'genuine') return exitStatus.done;
    throw new CommandError('CONFLICT', `Not proven genuine: ${verification.verdict}.`);
  },
};

async function clinicKeys() {
  const { signingKeysFolder } = loadConfig();
  const keys = await readSigningKeys(signingKeysFolder);
  if (keys) return keys.known;
  throw new CommandError(
    'NOT_FOUND',
    `There are no signing keys in ${signingKeysFolder}. Name the clinic's public key with --key, or set DERMALAPSE_DATA.`,
  );
}

async function readKeys(path: string): Promise<TrustedKey[]> {
  const text = Buffer.from(await readExisting(path, 'public key')).toString();
  try {
    if (text.trimStart().startsWith('{')) return publicSigningKeysSchema.parse(JSON.parse(text)).items;
    const key = createPublicKey(text);
    return [{ id: keyIdOf(key), publicKey: key.export({ type: 'spki', format: 'pem' }).toString() }];
  } catch (cause) {
    throw new CommandError(
      'BAD_REQUEST',
      `${path} is no public key in PEM form, nor the list that /api/signing-keys answers.`,
      { cause },
    );
  }
}

function describe(verification: Verification): string {
  const { title, sentence } = verdictWords(verification);
  const lines = [`${title}. ${sentence}`];
  if (verification.manifest !== 'altered') {
    const { clinic, issuedAt, keyId } = verification.claims;
    const { retiredAt } = verification.key;
    const retired = retiredAt === null ? '' : `, retired ${momentWords(retiredAt)}`;
    lines.push(
      `Signed by ${clinic || 'a clinic without a name'} on ${momentWords(issuedAt)}, key ${keyId}${retired}.`,
    );
    lines.push(...verification.files.map((file) => `  ${file.name}: ${fileWords(file)}`));
  }
  if (verification.manifest === 'genuine') lines.push(...verification.pairs.flatMap(describePair));
  return lines.map((line) => `${harmless(line)}\n`).join('');
}

const describePair = (pair: Verification['pairs'][number], index: number): string[] => [
  `${pairWords(pair, index)}, measured change (and the range it lies in):`,
  ...pair.measurements.map((one) => `  ${subjectWords(one)}: ${changeWords(one)}`),
];

/** Names in a manifest may be anybody's, and a terminal obeys control characters. */
const harmless = (text: string): string => text.replaceAll(/\p{C}/gu, '�');
