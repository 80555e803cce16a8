import { parseArgs } from 'node:util';
import { recordAuditEvent } from '../audit/index.ts';
import { loadConfig } from '../config.ts';
import { endAllCases } from '../gallery/index.ts';
import { revokeAllLinks } from '../share-links/index.ts';
import { type Command, exitStatus, UsageError } from './io.ts';
import { withClinicData } from './with-clinic-data.ts';

const help = `dermalapse after-restore

For when a back-up was put in place, before the server is started. What was said and done since the back-up was made is not in it:
a consent taken back since then would count as given again. So this takes every published case down and revokes every share link;
reports, photos and consents stay as they are. Enter first what patients said since, then publish and share anew. The data folder is
that of DERMALAPSE_DATA. It is written into the audit trail.
`;

export const afterRestoreCommand: Command = {
  help,
  async run(args, io) {
    const { positionals } = parseArgs({ args, allowPositionals: true });
    if (positionals.length > 0) throw new UsageError(`after-restore takes no ${positionals[0]}.`);
    const clock = () => new Date();
    const { cases, links } = await withClinicData(loadConfig(), (database) =>
      database.transaction().execute(async (transaction) => {
        const ended = {
          cases: await endAllCases({ transaction, clock }),
          links: await revokeAllLinks({ transaction, clock }),
        };
        await recordAuditEvent(
          { database: transaction, clock },
          { name: 'backupRestored', actorId: null, entityId: null, detail: ended },
        );
        return ended;
      }),
    );
    io.stdout.write(
      `Taken down: ${cases} published cases. Revoked: ${links} share links.\nBefore you publish or share anew, enter what patients said since the back-up was made.\n`,
    );
    return exitStatus.done;
  },
};
