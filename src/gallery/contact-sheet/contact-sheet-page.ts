import { formatDay, parseDay } from '../../charts/calendar.ts';
import type { PdfBlock } from '../../pdf/index.ts';
import { lowerFirst } from '../../reports/verdict-sentence.ts';
import type { GroupOutcomes } from '../outcomes/describe-outcomes.ts';
import { bestCaseWarning } from '../public/best-case-warning.ts';
import { expectation } from '../public/outcome-section.ts';
import { caseTitle, changesLine, laterLine, resultLine, timingLine } from '../public/words.ts';
import type { StoredCase } from '../store.ts';

export interface SheetCase {
  shown: Pick<StoredCase, 'facts' | 'caption' | 'overrideReason' | 'shownDays' | 'laterResult'>;
  before: Uint8Array;
  after: Uint8Array;
  outcomes: GroupOutcomes;
  /** All cases of the sheet taken together are best cases only. */
  bestCaseOnly: boolean;
}

/** One case, which fills a page unless its caption is very long: the pair, what was measured, and what all comparable series came to. */
export function contactSheetPage({ shown, before, after, outcomes, bestCaseOnly }: SheetCase): PdfBlock[] {
  const { facts, caption, overrideReason, shownDays } = shown;
  const title = caseTitle(facts);
  const picture = (word: 'Before' | 'After', bytes: Uint8Array, day: string | undefined) => ({
    bytes,
    alt: `${word} treatment: ${lowerFirst(title)}`,
    caption: day ? `${word}, ${formatDay(parseDay(day))}` : word,
  });
  const later = laterLine(shown);
  const warning = bestCaseWarning({ selection: outcomes.selection, bestCaseOnly });
  const notes = [
    later && `This is not the latest result. ${later}`,
    facts.synthetic && 'Synthetic: these pictures were made by a program and show nobody.',
    overrideReason !== null &&
      `The two photos were not taken under matching conditions. Shown nevertheless: ${overrideReason}`,
    changesLine(facts),
    warning && `${warning.title} ${warning.text}`,
  ];
  return [
    { kind: 'heading', level: 1, text: title },
    {
      kind: 'pictures',
      // Leaves room on the page for everything that must be said.
      mostOfPage: 0.58,
      pictures: [picture('Before', before, shownDays?.before), picture('After', after, shownDays?.after)],
    },
    { kind: 'paragraph', text: resultLine(facts.measurement), look: 'strong' },
    { kind: 'paragraph', text: [timingLine(facts), caption].filter(Boolean).join(' ') },
    { kind: 'paragraph', text: `Results vary. ${expectation(outcomes.typical)}` },
    ...notes
      .filter((note) => note !== null && note !== false)
      .map((text): PdfBlock => ({ kind: 'paragraph', text })),
  ];
}
