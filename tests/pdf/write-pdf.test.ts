import { mkdirSync, writeFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { type PdfBlock, writePdf } from '../../src/pdf/index.ts';
import { makePhoto } from '../test-clinic.ts';
import { exampleBlocks, options } from './example-document.ts';
import { openPdf, type PdfPage } from './open-pdf.ts';

let bytes: Uint8Array;
let pages: PdfPage[];
let source: string;
beforeAll(async () => {
  bytes = await writePdf(options, await exampleBlocks());
  pages = await openPdf(bytes);
  source = Buffer.from(bytes).toString('latin1');
});

const write = async (blocks: PdfBlock[], rest: Partial<typeof options> = {}) =>
  openPdf(await writePdf({ ...options, ...rest }, blocks), { scale: 0.3 });
const paragraphs = (count: number): PdfBlock[] =>
  Array.from({ length: count }, (_, i) => ({ kind: 'paragraph', text: `Line ${i}` }));

describe('a PDF', () => {
  it('can be read from beginning to end in the order it was written', () => {
    const text = pages.map((page) => page.text).join('\n');
    const inOrder = [
      'Your progress: left cheek',
      'Four sessions',
      '19 % smoother',
      'Before, 13 January 2025',
      'After, 28 July 2025',
      'How it went',
      'Texture, left cheek',
      'Page 1 of 4',
      'What did not change',
      'Pores: no measurable change',
      'Łódź “naïve” −3 °C ≥ 1.5 mm',
      'Texture, region 1 −0.5 %',
      'Texture, region 40',
      'What comes next',
      'The end.',
    ].map((words) => [words, text.indexOf(words)] as const);
    expect(inOrder.filter(([, at]) => at < 0)).toEqual([]);
    expect(inOrder.map(([, at]) => at)).toEqual(inOrder.map(([, at]) => at).sort((a, b) => a - b));
  });

  it('is tagged: headings, lists, tables, and figures that say what they show', () => {
    expect(/\/MarkInfo/.test(source)).toBe(true);
    expect(/\/Marked true/.test(source)).toBe(true);
    expect(/\/StructTreeRoot/.test(source)).toBe(true);
    expect(/\/Lang \(en-GB\)/.test(source)).toBe(true);
    expect(/\/DisplayDocTitle true/.test(source)).toBe(true);
    const count = (type: string) => source.match(new RegExp(`/S /${type}\\b`, 'g'))?.length ?? 0;
    expect({
      Document: count('Document'),
      H1: count('H1'),
      H2: count('H2'),
      H3: count('H3'),
      L: count('L'),
      LI: count('LI'),
      Figure: count('Figure'),
      Table: count('Table'),
      TR: count('TR'),
      TH: count('TH'),
      TD: count('TD'),
    }).toEqual({
      Document: 1,
      H1: 1,
      H2: 3,
      H3: 1,
      L: 1,
      LI: 3,
      Figure: 3,
      Table: 1,
      TR: 41,
      TH: 44,
      TD: 120,
    });
    expect(source.match(/\/Scope \/Column/g)).toHaveLength(4);
    expect(source.includes('/Alt (Left cheek before treatment)')).toBe(true);
    expect(source.match(/\/Alt /g)).toHaveLength(3);
  });

  it('has nothing on its pages that is neither tagged nor an artefact', () => {
    for (const content of pageContents(source)) expect(paintedOutside(content)).toEqual([]);
    expect(pageContents(source)).toHaveLength(4);
  });

  it('brings its fonts along', () => {
    expect(source.match(/\/FontFile2/g)).toHaveLength(2);
    expect(/Helvetica|Times|Courier/.test(source)).toBe(false);
    expect(source.match(/\/ToUnicode/g)).toHaveLength(2);
  });

  it('has bookmarks', () => {
    expect(/\/Title \(How it went\)/.test(source)).toBe(true);
    expect(/\/Outlines \d+ 0 R/.test(source)).toBe(true);
  });

  it('is the same file when it is written again', async () => {
    const again = await writePdf(options, await exampleBlocks());
    expect(Buffer.compare(Buffer.from(again), Buffer.from(bytes))).toBe(0);
    expect(/\(D:20260615093000Z\)/.test(source)).toBe(true);
  });

  it('tells of itself nothing but title and program', () => {
    const info = /\/Info (\d+) 0 R/.exec(source)![1];
    const keys = new RegExp(`\\n${info} 0 obj\\n<<([^>]*)>>`).exec(source)![1]!.match(/\/\w+/g);
    expect(keys).toEqual(['/Producer', '/Creator', '/CreationDate', '/Title']);
    expect(/PDFKit/.test(source)).toBe(false);
  });

  it.each([
    ['a4', { width: 595, height: 842 }],
    ['letter', { width: 612, height: 792 }],
  ] as const)('fits %s', async (paper, { width, height }) => {
    const [page] = await openPdf(await writePdf({ ...options, paper }, await exampleBlocks()));
    expect(Math.round(page!.size.width)).toBe(width);
    expect(Math.round(page!.size.height)).toBe(height);
    const folder = process.env.DERMALAPSE_PICTURES;
    if (folder) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${folder}/pdf-${paper}.png`, page!.png);
    }
  });
});

describe('page breaks', () => {
  it('keep headings with what follows', async () => {
    for (let lines = 24; lines < 34; lines += 1) {
      const found = await write([
        ...paragraphs(lines),
        { kind: 'heading', level: 2, text: 'Outer heading' },
        { kind: 'heading', level: 3, text: 'Inner heading' },
        { kind: 'pictures', pictures: [{ bytes: await makePhoto(3), alt: 'Skin', caption: 'Under it' }] },
      ]);
      const pageOf = (words: string) => found.findIndex(({ text }) => text.includes(words));
      expect([lines, pageOf('Outer'), pageOf('Inner')]).toEqual([
        lines,
        pageOf('Under it'),
        pageOf('Under it'),
      ]);
    }
  });

  it('give a table its header again', () => {
    for (const page of [1, 2]) expect(pages[page]!.text).toContain('What, where Change Range Verdict');
  });

  it('are none where a page is empty already', async () => {
    expect(
      await write([{ kind: 'page-break' }, ...paragraphs(1), { kind: 'page-break' }, { kind: 'page-break' }]),
    ).toHaveLength(2);
  });

  it('let a long paragraph go on, tagged on both pages', async () => {
    const text = 'It goes on and on. '.repeat(400);
    const long = await writePdf(options, [{ kind: 'paragraph', text }]);
    expect((await openPdf(long)).length).toBe(2);
    for (const content of pageContents(Buffer.from(long).toString('latin1'))) {
      expect(paintedOutside(content)).toEqual([]);
    }
  });
});

describe('texts', () => {
  it('show that there is a character that the font lacks', () => {
    expect(pages[2]!.text).toContain('□□□□, □ and □□□□□ are shown');
  });

  it('may be hostile', async () => {
    const text = `a\u0000b\u200fc ${'x'.repeat(900)} \ud800 )(\\ endstream`;
    const blocks: PdfBlock[] = [
      { kind: 'heading', level: 1, text },
      { kind: 'paragraph', text },
      { kind: 'list', items: [text, ''] },
      { kind: 'table', columns: [{ label: text }, { label: '' }], rows: [[text.repeat(9), text], [''], []] },
      { kind: 'pictures', pictures: [{ bytes: await makePhoto(1), alt: text, caption: text }] },
    ];
    const found = await write(blocks, { title: text, footer: text });
    expect(found.map(({ text }) => text).join('')).toContain(')(\\ endstream');
  });

  it('may be missing', async () => {
    const nothing: PdfBlock[] = [
      { kind: 'list', items: [] },
      { kind: 'table', columns: [{ label: 'Nothing' }], rows: [] },
      { kind: 'pictures', pictures: [] },
    ];
    expect(await write([])).toHaveLength(1);
    expect(await write(nothing)).toHaveLength(1);
  });
});

/** Content streams of the pages, as operators. */
function pageContents(pdf: string): string[] {
  return [...pdf.matchAll(/stream\n([\s\S]*?)\nendstream/g)].flatMap(([, body]) => {
    try {
      const text = inflateSync(Buffer.from(body!, 'latin1')).toString('latin1');
      return /\bB[DM]C\b/.test(text) ? [text] : [];
    } catch {
      return [];
    }
  });
}

/** Operators that paint while no marked content is open. */
function paintedOutside(content: string): string[] {
  let open = 0;
  return content.split('\n').filter((line) => {
    const operator = line.trim().split(/\s+/).at(-1)!;
    if (operator === 'BDC' || operator === 'BMC') open += 1;
    if (operator === 'EMC') open -= 1;
    return open === 0 && /^(Tj|TJ|Do|f|f\*|F|S|s|B|b)$/.test(operator);
  });
}
