import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readHeads, verifyAuditTrail } from '../audit/index.ts';
import type { AuditFault, AuditVerification } from '../audit/types.ts';
import { loadConfig } from '../config.ts';
import { openDatabaseForReading } from '../database/index.ts';
import { type Command, CommandError, exitStatus, UsageError } from './io.ts';
import { noClinicIn } from './no-clinic.ts';

const help = `dermalapse audit verify [--head SEAL] [--json]

Reckons the chain of all audit events anew and says whether any was altered, removed or put in past the program. May run
beside the server. Prints the seal of the last event: note it somewhere else, and a later run with --head finds out whether
the whole trail was written anew since. The data folder is that of DERMALAPSE_DATA.

  --head SEAL  a seal noted earlier, which must still be in the trail
  --json       {"events", "head", "faults", "faultCount"}
`;

const faultWords: Record<AuditFault['kind'], (eventId: number | null) => string> = {
  altered: (id) => `Event ${id} does not say what was sealed.`,
  missing: (id) => `Event ${id} is gone, and maybe more after it.`,
  unsealed: (id) => `Event ${id} was put in past the program.`,
  head: (id) =>
    `Event ${id} was the last one once, under another seal: the trail was written anew or cut off.`,
  'lost-seal': () => 'The seal given with --head is nowhere in the trail: it was written anew or cut off.',
};

export const auditCommand: Command = {
  help,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { head: { type: 'string' }, json: { type: 'boolean' } },
    });
    if (positionals.join(' ') !== 'verify') throw new UsageError('Say "audit verify".');
    const { head } = values;
    if (head !== undefined && !/^[0-9a-f]{64}$/.test(head)) {
      throw new UsageError('--head needs the 64 letters and digits of a seal.');
    }
    const { dataFolder } = loadConfig();
    const verification = await verifyFolder(dataFolder, head);
    io.stdout.write(values.json ? `${JSON.stringify(verification)}\n` : describe(verification));
    if (verification.faultCount === 0) return exitStatus.done;
    throw new CommandError(
      'CONFLICT',
      `The audit trail was tampered with (${verification.faultCount} places). Keep the data folder as it is and compare it with a back-up.`,
    );
  },
};

/** @throws CommandError when there is no trail that can be read */
async function verifyFolder(dataFolder: string, head: string | undefined): Promise<AuditVerification> {
  const { database, close } = open(join(dataFolder, 'dermalapse.sqlite'), dataFolder);
  try {
    return await verifyAuditTrail(database, {
      heads: await readHeads(dataFolder),
      ...(head !== undefined && { seal: head }),
    });
  } catch (cause) {
    const message = `The audit trail in ${dataFolder} can't be read (${(cause as Error).message}). Start this version of the server on it once, then try again.`;
    throw new CommandError('NOT_FOUND', message, { cause });
  } finally {
    await close();
  }
}

function open(path: string, dataFolder: string) {
  try {
    return openDatabaseForReading(path);
  } catch (cause) {
    throw noClinicIn(dataFolder, cause);
  }
}

function describe({ events, head, faults, faultCount }: AuditVerification): string {
  const lines = faults.map(({ kind, eventId }) => faultWords[kind](eventId));
  if (faultCount > faults.length) lines.push(`... and ${faultCount - faults.length} more.`);
  if (faultCount === 0) lines.push(`${events} events, none altered, removed or put in.`);
  if (head) lines.push(`The last one is ${head.id}, sealed ${head.seal}`);
  return `${lines.join('\n')}\n`;
}
