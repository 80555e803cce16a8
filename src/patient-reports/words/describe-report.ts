import { dayWords } from '../../calendar.ts';
import type { ReportDocument } from '../types.ts';
import { paragraph, type ReportBlock, type ReportSection, type ReportText } from './blocks.ts';
import { mainAnswer, mainQuestion } from './main-answer.ts';
import { leftOutSection, limitsSection, methodSection } from './method-sections.ts';
import { courseTable, numbersTable } from './number-tables.ts';
import { nextSection, treatmentSection } from './treatment-sections.ts';
import { visitSections } from './visit-sections.ts';

/** A report in a patient's words, in the order in which it is read: the answer, the photos, the course, all the rest. */
export const describeReport = (document: ReportDocument): ReportText => ({
  title: 'Your skin, before and after',
  lead: leadBlocks(document),
  sections: [
    ...visitSections(document),
    ...courseSection(document),
    treatmentSection(document),
    nextSection(document),
    methodSection(document),
    limitsSection,
    ...leftOutSection(document),
    {
      title: 'Please note',
      blocks: [paragraph('This report measures photos. It is not a diagnosis.')],
    },
    { title: 'All numbers', blocks: [numbersTable(document)] },
  ],
});

function leadBlocks(document: ReportDocument): ReportBlock[] {
  const { clinic, madeOn, synthetic, outcomeChange, note } = document;
  const question = mainQuestion(document);
  return [
    ...(synthetic
      ? [paragraph('A computer made these photos to show how this works. They show no real person.')]
      : []),
    ...(question === null ? [] : [{ kind: 'paragraph' as const, text: question, quiet: true }]),
    { kind: 'paragraph', text: mainAnswer(document), strong: true },
    ...(outcomeChange
      ? [
          paragraph(
            `What we judge by was changed on ${dayWords(outcomeChange.on)}, when first results were there. The reason: ${outcomeChange.reason}`,
          ),
        ]
      : []),
    ...noteBlocks(note),
    {
      kind: 'paragraph',
      text: `Made${clinic === '' ? '' : ` by ${clinic}`} on ${dayWords(madeOn)}.`,
      quiet: true,
    },
  ];
}

const noteBlocks = (note: string): ReportBlock[] =>
  note === ''
    ? []
    : [{ kind: 'subheading', text: 'A note for you' }, ...note.split(/\n+/).map((line) => paragraph(line))];

function courseSection(document: ReportDocument): ReportSection[] {
  const table = courseTable(document);
  if (!table) return [];
  return [
    {
      title: 'Over time',
      blocks: [
        { kind: 'chart' },
        paragraph('Each dot is one visit. In the grey band, a change is too small to be sure of.'),
        table,
      ],
    },
  ];
}
