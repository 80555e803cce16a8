import { type Day, dayWords } from '../../calendar.ts';
import { inWords } from '../../reports/index.ts';
import type { ReportDocument, ReportPair } from '../types.ts';
import { paragraph, type ReportSection } from './blocks.ts';
import { groupBy } from './group-by.ts';
import { patientMetric } from './metric-words.ts';
import { viewWords } from './place-words.ts';
import { becauseOf } from './reason-words.ts';

/** How the photos were compared, and how good they were. */
export const methodSection = ({ pairs, failed }: ReportDocument): ReportSection => ({
  title: 'How we compared your photos',
  blocks: [
    paragraph(
      'We laid each pair of photos over each other. So each spot of skin is in the same place in both. Both photos were treated alike. Nothing was smoothed, made sharper or made to look better.',
    ),
    paragraph(
      'Then we measured the skin in both. Light and camera are never quite the same twice. So we speak of a change only if it is larger than light and camera could fake.',
    ),
    paragraph(
      'A figure such as 10\u00A0% tells how much has changed since the first photo. The two figures after it tell how sure we are: the true change most likely lies between them.',
    ),
    {
      kind: 'list',
      items: [
        ...groupBy(pairs, qualityOf).map(qualityWords),
        ...groupBy(failed, ({ view }) => view).map(failedWords),
      ],
    },
  ],
});

/** Pairs of one view that are as good as each other, for the same reasons, share a sentence. */
const qualityOf = ({ view, comparability }: ReportPair): string =>
  `${view} ${comparability.verdict} ${becauseOf(comparability.reasons)}`;

function qualityWords(group: readonly ReportPair[]): string {
  const { comparability, view, beforeOn } = group[0]!;
  const photos = photosOf(view, [beforeOn, ...group.map(({ afterOn }) => afterOn)]);
  const because = becauseOf(comparability.reasons);
  const why = because === null ? '' : `, because ${because}`;
  switch (comparability.verdict) {
    case 'comparable':
      return `${photos}: good enough to compare.`;
    case 'limited':
      return `${photos}: good enough to compare in part${why}.`;
    case 'not-comparable':
      return `${photos}: not good enough to compare${why}.`;
  }
}

function failedWords(group: ReportDocument['failed']): string {
  const days = group.map(({ afterOn }) => afterOn);
  return `${photosOf(group[0]!.view, days)}: we could not measure them.`;
}

const photosOf = (view: string, days: readonly Day[]): string =>
  `Photos of ${inWords([...new Set(days)].map(dayWords))}, ${viewWords(view)}`;

export const limitsSection: ReportSection = {
  title: 'What a photo can’t show',
  blocks: [
    paragraph(
      'A photo shows only how the skin looks. It can’t show how firm or how thick the skin is. Nor can it show how much collagen is in it.',
    ),
  ],
};

/** What was measured and is not shown, so that nobody takes the rest for all there is. */
export function leftOutSection({ leftOut }: ReportDocument): ReportSection[] {
  const { visits, views, metrics } = leftOut;
  const items = [
    visits.length > 0 && `Photos of ${inWords(visits.map(dayWords))}.`,
    views.length > 0 && `Photos ${inWords(views.map(viewWords))}.`,
    metrics.length > 0 && `Results on ${inWords(metrics.map((metric) => patientMetric(metric).name))}.`,
  ].filter((item) => item !== false);
  if (items.length === 0) return [];
  return [
    {
      title: 'What is not in this report',
      blocks: [paragraph('Your clinic left this out. You can ask to see it.'), { kind: 'list', items }],
    },
  ];
}
