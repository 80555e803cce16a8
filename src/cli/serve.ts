import { parseArgs } from 'node:util';
import { type Command, exitStatus, UsageError } from './io.ts';

const help = `dermalapse serve [--demo]

Starts the server (what npm start runs). PORT and HOST say where it listens; the data lies in DERMALAPSE_DATA.

  --demo   also load the synthetic demo clinic and print a sign-in link for it
`;

export const serveCommand: Command = {
  help,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { demo: { type: 'boolean', default: false } },
    });
    if (positionals.length > 0) throw new UsageError(`serve takes no ${positionals[0]}.`);
    // Loaded only when asked for, so that comparing needs neither the web server nor the database.
    const { startServer } = await import('../main.ts');
    await startServer({ demo: values.demo });
    return exitStatus.done;
  },
};
