import { dayWords } from '../../calendar.ts';
import type { ReportDocument, ReportPair } from '../types.ts';
import { paragraph, type ReportBlock, type ReportSection, subheading, titledList } from './blocks.ts';
import { findingsOf } from './findings.ts';
import { groupBy } from './group-by.ts';
import { capitalise, shortDay, spanWords } from './number-words.ts';
import { viewWords } from './place-words.ts';
import { causesOf } from './reason-words.ts';

/** The photos of each visit with what they show, the latest visit first. */
export function visitSections({ pairs, sessions }: ReportDocument): ReportSection[] {
  const visits = groupBy(pairs, ({ afterOn }) => afterOn).reverse();
  return visits.map((ofVisit) => ({
    title: visitTitle(ofVisit[0]!, sessions),
    blocks: [
      ...phaseBlocks(ofVisit[0]!),
      ...ofVisit.flatMap((pair) => [
        ...(ofVisit.length > 1 ? [subheading(capitalise(viewWords(pair.view)))] : []),
        ...photoBlocks(pair),
        ...findingBlocks(pair),
      ]),
    ],
  }));
}

function visitTitle({ afterOn, daysSinceSession }: ReportPair, sessions: ReportDocument['sessions']): string {
  if (daysSinceSession === null) return `Before treatment: ${dayWords(afterOn)}`;
  const number = sessions.filter(({ date }) => date < afterOn).length;
  return `${capitalise(spanWords(daysSinceSession))} after session ${number}: ${dayWords(afterOn)}`;
}

function phaseBlocks({ phase }: ReportPair): ReportBlock[] {
  switch (phase) {
    case 'healing':
      return [
        paragraph(
          'The later photo shows your skin as it heals. It may be red and a little swollen then, and that is normal. So we do not count what it shows as a change.',
        ),
      ];
    case 'early':
      return [paragraph('The skin still settles at this time. Take this as an early look.')];
    default:
      return [];
  }
}

function photoBlocks({ pictures, view, beforeOn, afterOn }: ReportPair): ReportBlock[] {
  if (!pictures) return [paragraph('These two photos could not be laid over each other.')];
  const words = (which: 'Before' | 'After', day: string) => ({
    caption: `${which}: ${shortDay(day)}`,
    alt: `${which} photo, ${viewWords(view)}, ${dayWords(day)}`,
  });
  return [{ kind: 'photos', pictures, before: words('Before', beforeOn), after: words('After', afterOn) }];
}

function findingBlocks({ comparability, measurements, healing }: ReportPair): ReportBlock[] {
  if (comparability.verdict === 'not-comparable') {
    const sentences = ['we can not compare these photos', ...causesOf(comparability.reasons)];
    return [paragraph(sentences.map((sentence) => `${capitalise(sentence)}.`).join(' '))];
  }
  if (healing) return [];
  const { changed, unchanged, notMeasured } = findingsOf(measurements);
  return [
    ...titledList('What changed', changed),
    ...titledList('What did not change', unchanged),
    ...titledList('What we could not measure', notMeasured),
  ];
}
