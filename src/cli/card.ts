import { open, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { cardSheet } from '../imaging/card/card-sheet.ts';
import { isCardId } from '../imaging/card/index.ts';
import { freshCardId } from '../photos/index.ts';
import { type Command, CommandError, exitStatus, UsageError } from './io.ts';

const help = `dermalapse card --out card.pdf [--id ID]

Writes an A4 page to print: eight copies of a Dermalapse card, 80 x 25 mm, to cut out and lay beside the treated skin in
every photo. The card gives a photo its scale, white balance, tone curve and sharpness.

  --out FILE  where to write the PDF
  --id ID     number on the card, 8 letters and digits without I, O, 0 and 1; default: a new one
`;

export const cardCommand: Command = {
  help,
  async run(args, io) {
    const { values } = parseArgs({ args, options: { out: { type: 'string' }, id: { type: 'string' } } });
    if (!values.out) throw new UsageError('--out needs the name of the PDF to write.');
    const id = values.id?.toUpperCase() ?? freshCardId();
    if (!isCardId(id)) throw new UsageError('--id needs 8 letters and digits without I, O, 0 and 1.');
    await checkFree(values.out);
    const sheet = await cardSheet(id);
    await write(values.out, sheet);
    io.stdout.write(`Card ${id} is in ${values.out}. Print it at 100 %.\n`);
    return exitStatus.done;
  },
};

const pdfStart = '%PDF-';

/** @throws CommandError where something lies that is not a PDF. */
async function checkFree(path: string): Promise<void> {
  const start = await readStart(path);
  if (start !== null && start !== pdfStart) {
    throw new CommandError('CONFLICT', `${path} is there already and no PDF. Choose another name for --out.`);
  }
}

/** The first bytes as text; null when there is no such file, '' for a folder. */
async function readStart(path: string): Promise<string | null> {
  try {
    await using file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(pdfStart.length), 0, pdfStart.length);
    return buffer.toString('latin1', 0, bytesRead);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    if (code === 'EISDIR') return '';
    throw error;
  }
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
    throw new CommandError('NOT_FOUND', `There is no folder for ${path}. Make it first.`, { cause: error });
  }
}
