import { dayWords } from '../../calendar.ts';
import { formatDecimal } from '../../charts/index.ts';
import { inWords } from '../../reports/index.ts';
import type { ScheduleItem } from '../../series/types.ts';
import type { ReportDocument } from '../types.ts';
import { paragraph, type ReportSection } from './blocks.ts';
import { capitalise, countWords } from './number-words.ts';
import { areaWords, indicationWords } from './place-words.ts';

/** What was done to the skin, session by session. */
export function treatmentSection({
  sessions,
  areas,
  indication,
  indicationNote,
}: ReportDocument): ReportSection {
  const what = indicationWords[indication] ?? indicationNote;
  const where = inWords(areas.map(areaWords));
  const treated = [where && `Treated: ${where}.`, what && `The reason: ${what}.`].filter(Boolean).join(' ');
  const count =
    sessions.length === 0
      ? 'No session is on record yet.'
      : `You had ${countWords(sessions.length, 'session')}.`;
  return {
    title: 'What was done',
    blocks: [
      paragraph([treated, count].filter(Boolean).join(' ')),
      ...(sessions.length > 0
        ? [
            {
              kind: 'list' as const,
              items: sessions.map((session, index) => sessionWords(session, index + 1)),
            },
          ]
        : []),
    ],
  };
}

function sessionWords(
  { date, device, needleDepthMm, passes }: ReportDocument['sessions'][number],
  number: number,
): string {
  const details = [
    device,
    needleDepthMm !== null && `needles ${formatDecimal(needleDepthMm)} mm deep`,
    passes !== null && `${passes} ${passes === 1 ? 'pass' : 'passes'}`,
  ].filter(Boolean);
  return `Session ${number}, ${dayWords(date)}${details.length > 0 ? `: ${details.join(', ')}` : ''}.`;
}

/** What the protocol asks for next. Of sessions the next one only: those after it move with it. */
export function nextSection({ next, madeOn }: ReportDocument): ReportSection {
  const session = next.find(({ kind }) => kind === 'session');
  const items = next.filter(
    (item) => item.kind !== 'baseline-photos' && (item.kind !== 'session' || item === session),
  );
  return {
    title: 'What comes next',
    blocks: [
      items.length === 0
        ? paragraph('Nothing more is planned. If you have a question, ask your clinic.')
        : { kind: 'list', items: items.map((item) => nextWords(item, madeOn)) },
    ],
  };
}

function nextWords(item: ScheduleItem, madeOn: string): string {
  const { dueOn, dueUntil } = item;
  const isLate = (dueUntil ?? dueOn) < madeOn;
  if (isLate) return `${itemWords(item)}. This was due on ${dayWords(dueOn)}. Please ask your clinic.`;
  if (item.kind === 'touch-up' && dueUntil !== null) {
    return `${itemWords(item)}, if you wish. The best time is from ${dayWords(dueOn)} to ${dayWords(dueUntil)}.`;
  }
  return `${itemWords(item)}. The best time is on or near ${dayWords(dueOn)}.`;
}

function itemWords({ kind, number, months }: ScheduleItem): string {
  switch (kind) {
    case 'session':
      return `Session ${number}`;
    case 'follow-up':
      return capitalise(`photos ${countWords(months ?? 0, 'month')} after the last session`);
    case 'touch-up':
      return 'One more session to keep the result';
    case 'baseline-photos':
      return 'First photos';
  }
}
