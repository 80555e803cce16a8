import { readFile } from 'node:fs/promises';
import { describeFailure } from './cli/describe-failure.ts';
import { type CliIo, type Command, exitStatus, UsageError } from './cli/io.ts';
import { createComparisonPool } from './imaging/pool.ts';

/** Loaded only when called: comparing needs no web server, and help needs nothing. */
const commands: Record<string, { summary: string; load: () => Promise<Command> }> = {
  serve: {
    summary: 'start the server',
    load: async () => (await import('./cli/serve.ts')).serveCommand,
  },
  compare: {
    summary: 'compare a before and an after photo, or many pairs with --batch',
    load: async () => (await import('./cli/compare.ts')).compareCommand,
  },
  card: {
    summary: 'print the card that is laid beside the skin in every photo',
    load: async () => (await import('./cli/card.ts')).cardCommand,
  },
  validate: {
    summary: 'measure synthetic pairs of known truth: how good is it?',
    load: async () => (await import('./cli/validate.ts')).validateCommand,
  },
  phantom: {
    summary: 'make a pair of synthetic photos with known truth',
    load: async () => (await import('./cli/phantom.ts')).phantomCommand,
  },
  'recover-owner': {
    summary: 'a link to a new password for an owner who lost the way in',
    load: async () => (await import('./cli/recover-owner.ts')).recoverOwnerCommand,
  },
  'after-restore': {
    summary: 'take down and revoke what a restored back-up would show again',
    load: async () => (await import('./cli/after-restore.ts')).afterRestoreCommand,
  },
  audit: {
    summary: 'verify that nothing in the audit trail was altered, removed or put in',
    load: async () => (await import('./cli/audit.ts')).auditCommand,
  },
  verify: {
    summary: 'say whether pictures and numbers are what a clinic signed',
    load: async () => (await import('./cli/verify.ts')).verifyCommand,
  },
  'signing-key': {
    summary: 'list or renew the key that reports and gallery cases are signed with',
    load: async () => (await import('./cli/signing-key.ts')).signingKeyCommand,
  },
  calibrate: {
    summary: 'refit the calibration table on synthetic skin (for those who change the method)',
    load: async () => (await import('./cli/calibrate.ts')).calibrateCommand,
  },
};

/**
 * Runs one command line. Never throws: what goes wrong is one line on standard error.
 * @param argv without the interpreter and the script.
 * @returns exit status: 0 done, 1 the work failed, 2 wrong usage.
 */
export async function runCli(argv: string[], given: Partial<CliIo> = {}): Promise<number> {
  const io: CliIo = {
    stdout: process.stdout,
    stderr: process.stderr,
    createPool: createComparisonPool,
    ...given,
  };
  if (io.stdout === process.stdout) endWhenNobodyReads();
  const [name, ...args] = argv;
  try {
    if (name === undefined) throw new UsageError('Name a command.');
    if (name === '--version') return print(io, `${await ownVersion()}\n`);
    if (name === '--help' || name === '-h') return print(io, overview());
    const command = await loadCommand(name);
    if (args.some((arg) => arg === '--help' || arg === '-h')) return print(io, command.help);
    return await command.run(args, io);
  } catch (error) {
    if (isUsageError(error)) {
      const help = name && Object.hasOwn(commands, name) ? `dermalapse ${name} --help` : 'dermalapse --help';
      io.stderr.write(`dermalapse: ${firstSentence(error.message)} See ${help}\n`);
      return exitStatus.wrongUsage;
    }
    io.stderr.write(`dermalapse: ${describeFailure(error).message}\n`);
    return exitStatus.failed;
  }
}

async function loadCommand(name: string): Promise<Command> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UsageError(`There is no command ${name}.`);
  return command.load();
}

/** Ours, or one of node:util's parseArgs. */
function isUsageError(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

/** parseArgs goes on with hints on quoting that help nobody here. */
function firstSentence(text: string): string {
  const end = text.search(/\.\s/);
  return end < 0 ? text : text.slice(0, end + 1);
}

function print(io: CliIo, text: string): number {
  io.stdout.write(text);
  return exitStatus.done;
}

function overview(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const list = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return `dermalapse COMMAND

Says whether the change between two photos of skin is real, and how sure that is.

${list.join('\n')}

dermalapse COMMAND --help says more; dermalapse --version prints the version.
`;
}

async function ownVersion(): Promise<string> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** `dermalapse ... | head` closes the pipe early: that is no failure worth a stack trace. */
function endWhenNobodyReads(): void {
  process.stdout.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(exitStatus.failed);
  });
}
