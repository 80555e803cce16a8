import { parseArgs } from 'node:util';
import { recoverOwner } from '../accounts/index.ts';
import { loadConfig } from '../config.ts';
import { type Command, CommandError, exitStatus, UsageError } from './io.ts';
import { withClinicData } from './with-clinic-data.ts';

const help = `dermalapse recover-owner [--email E-MAIL]

For an owner who lost the password or the phone and whom no other owner can help. Stop the server first. Removes second factor
and passkeys of the owner's account and prints a link that sets a new password within 24 hours; start the server, then open it.
The data folder is that of DERMALAPSE_DATA. It is written into the audit trail.

  --email  whose account, when there are several owners
`;

export const recoverOwnerCommand: Command = {
  help,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { email: { type: 'string' } },
    });
    if (positionals.length > 0) throw new UsageError(`recover-owner takes no ${positionals[0]}.`);
    const config = loadConfig();
    const clock = () => new Date();
    const recovered = await withClinicData(config, (database) =>
      recoverOwner({ database, clock }, { email: values.email }),
    );
    if (!recovered) {
      throw new CommandError('NOT_FOUND', 'No one owner is meant. Name the e-mail of an owner with --email.');
    }
    const origin = config.publicUrl ?? `http://localhost:${config.port}`;
    io.stdout.write(
      `Start the server, then open this link within 24 hours to set a new password for ${recovered.email}:\n${origin}/password-reset?token=${recovered.token}\n`,
    );
    return exitStatus.done;
  },
};
