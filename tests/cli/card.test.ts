import { execFileSync, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { findCard } from '../../src/imaging/card/index.ts';
import { decodePhoto } from '../../src/imaging/decode.ts';
import { run, temporaryFolder } from './watched-cli.ts';

const place = temporaryFolder();
const hasPoppler = spawnSync('pdftoppm', ['-v']).status === 0;

describe('dermalapse card', () => {
  it('writes an A4 page and says which card it is', async () => {
    const out = place.path('card.pdf');
    const answer = await run(['card', '--out', out, '--id', '7k3m9qwx']);
    expect(answer).toEqual({
      status: 0,
      stdout: `Card 7K3M9QWX is in ${out}. Print it at 100 %.\n`,
      stderr: '',
    });
    const pdf = await readFile(out, 'latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf).toMatch(/\/MediaBox \[0 0 595\.28 841\.89\]/);
    expect(pdf).not.toMatch(/FontFile|\/URI|https?:/);
  });

  it('numbers every card anew, and may write over an earlier page', async () => {
    const out = place.path('card.pdf');
    const ids = new Set<string | undefined>();
    for (let i = 0; i < 3; i++) {
      ids.add((await run(['card', '--out', out])).stdout.match(/^Card ([2-9A-HJ-NP-Z]{8}) /)?.[1]);
    }
    expect(ids.size).toBe(3);
    expect(ids).not.toContain(undefined);
  });

  it.skipIf(!hasPoppler)(
    'prints cards that are found, at their true size (skipped without pdftoppm)',
    async () => {
      await run(['card', '--out', place.path('card.pdf'), '--id', '7K3M9QWX']);
      execFileSync('pdftoppm', [
        '-r',
        '254',
        '-png',
        '-singlefile',
        place.path('card.pdf'),
        place.path('page'),
      ]);
      const card = await findCard(await decodePhoto(await readFile(place.path('page.png'))));
      expect(card).toMatchObject({ id: '7K3M9QWX', shading: 'even' });
      expect(Math.abs(card!.pixelsPerMm / 10 - 1)).toBeLessThan(0.002); // 254 dots an inch are 10 a millimetre
      expect(card!.greys.length).toBe(6);
    },
  );

  it('leaves other files alone', async () => {
    const note = await place.file('notes.txt', 'not a PDF');
    const { status, stderr } = await run(['card', '--out', note]);
    expect(status).toBe(1);
    expect(stderr).toBe(`dermalapse: ${note} is there already and no PDF. Choose another name for --out.\n`);
    expect(await readFile(note, 'utf8')).toBe('not a PDF');
    expect((await run(['card', '--out', place.folder])).status).toBe(1);
    expect((await run(['card', '--out', place.path('nowhere/card.pdf')])).stderr).toMatch(
      /There is no folder for .*Make it first/,
    );
  });

  it.each([
    [['card']],
    [['card', '--out', '']],
    [['card', 'card.pdf']],
    [['card', '--out', 'x.pdf', '--id', 'ABC']],
    [['card', '--out', 'x.pdf', '--id', 'O0O0O0O0']],
  ])('answers wrong usage %j with 2', async (argv) => {
    const { status, stdout, stderr } = await run(argv);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^dermalapse: [^\n]+ See dermalapse card --help\n$/);
  });
});
