import { readdirSync, readFileSync } from 'node:fs';
import type { PdfBlock, PdfOptions } from '../../src/pdf/index.ts';
import { makePhoto } from '../test-clinic.ts';

export const options: PdfOptions = {
  paper: 'a4',
  title: 'Your progress report',
  lang: 'en-GB',
  createdAt: new Date('2026-06-15T09:30:00Z'),
  footer: 'Clinic Sørensen · 15 June 2026',
};

const folder = 'tests/charts/snapshots';

/** Each kind of chart there is, as its own tests draw it. */
export const charts = readdirSync(folder).map((name) => ({
  name,
  svg: readFileSync(`${folder}/${name}`, 'utf8'),
}));

export const chartNamed = (name: string): string => charts.find((one) => one.name === name)!.svg;

const sentence =
  'The photos were laid over each other and brought to the same colour and sharpness before anything was measured. ';

/** Everything that a report may hold, on several pages. */
export async function exampleBlocks(): Promise<PdfBlock[]> {
  return [
    { kind: 'heading', level: 1, text: 'Your progress: left cheek' },
    { kind: 'paragraph', text: 'Four sessions between 13 January and 28 April 2025.', look: 'quiet' },
    { kind: 'paragraph', text: 'Your skin is 19 % smoother, 15 to 22 %.', look: 'strong' },
    { kind: 'paragraph', text: sentence.repeat(4) },
    {
      kind: 'pictures',
      pictures: [
        { bytes: await makePhoto(1), alt: 'Left cheek before treatment', caption: 'Before, 13 January 2025' },
        { bytes: await makePhoto(2), alt: 'Left cheek after treatment', caption: 'After, 28 July 2025' },
      ],
    },
    { kind: 'heading', level: 2, text: 'How it went' },
    { kind: 'chart', svg: chartNamed('series-900.svg') },
    { kind: 'heading', level: 2, text: 'What did not change, or could not be measured' },
    {
      kind: 'list',
      items: [
        'Pores: no measurable change; we could have seen 8 % or more.',
        sentence.repeat(2),
        'Łódź “naïve” −3 °C ≥ 1.5 mm',
      ],
    },
    { kind: 'heading', level: 3, text: 'All numbers' },
    {
      kind: 'table',
      columns: [
        { label: 'What, where' },
        { label: 'Change', align: 'right' },
        { label: 'Range', align: 'right' },
        { label: 'Verdict' },
      ],
      rows: Array.from({ length: 40 }, (_, i) => [
        `Texture, region ${i + 1}`,
        `−${i}.5 %`,
        `−${i + 2} to −${i} %`,
        i % 7 === 3 ? 'not measurable: the photo has too few pixels per millimetre' : 'improved',
      ]),
    },
    { kind: 'heading', level: 2, text: 'What comes next' },
    {
      kind: 'paragraph',
      text: 'A photo in three months. 山田太郎, 😀 and עברית are shown as well as this font can.',
    },
    { kind: 'page-break' },
    { kind: 'paragraph', text: 'The end.' },
  ];
}
