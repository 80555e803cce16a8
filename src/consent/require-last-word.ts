import { addMonths, type Day, dayOf, dayWords } from '../calendar.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import { AppError } from '../errors.ts';
import type { ConsentDeps } from './deps.ts';
import { saidOn } from './said-on.ts';
import { listConsentRecords } from './store.ts';
import type { ConsentAnswer, ConsentDecision, ConsentRecord, PaperConsent } from './types.ts';

const oldestMonths = 120;

const whatHappened: Record<ConsentDecision, string> = {
  granted: 'the patient agreed anew',
  refused: 'the patient said no to this',
  withdrawn: 'the patient took this back',
  ended: 'the event came after which this ended',
};

/**
 * A paper is scanned some time after it was signed, and must not undo what was said meanwhile.
 * @throws AppError BAD_REQUEST for a day of signing that can't be; CONFLICT when something else was said since
 */
export async function requireLastWord(
  { clock }: Pick<ConsentDeps, 'clock'>,
  {
    transaction,
    patientId,
    consent: { signedOn, seriesId, answers },
  }: { transaction: DatabaseTransaction; patientId: string; consent: PaperConsent },
): Promise<void> {
  requirePossible(signedOn, { today: dayOf(clock()) });
  const later = (await listConsentRecords(transaction, patientId)).findLast((record) =>
    answers.some(
      (answer) => overlaps(record, { ...answer, seriesId }) && isLater(record, { answer, signedOn }),
    ),
  );
  if (!later) return;
  throw new AppError('CONFLICT', {
    message: `signed before it was ${later.decision}`,
    userMessage: `On ${dayWords(saidOn(later))} ${whatHappened[later.decision]}; this paper was signed on ${dayWords(signedOn)}. What was said last counts, so nothing was recorded. Ask the patient again: on the screen, or on a paper signed on a later day.`,
  });
}

function requirePossible(signedOn: Day, { today }: { today: Day }): void {
  if (signedOn <= today && signedOn >= addMonths(today, -oldestMonths)) return;
  throw new AppError('BAD_REQUEST', {
    userMessage: `Check the day on which the paper was signed: it can’t be after today, nor more than ${oldestMonths / 12} years ago.`,
  });
}

/** Whether a record speaks of anything that an answer speaks of. */
function overlaps(
  record: ConsentRecord,
  { scope, channels, seriesId }: Pick<ConsentRecord, 'scope' | 'channels' | 'seriesId'>,
): boolean {
  if (record.scope !== scope) return false;
  if (record.seriesId !== null && seriesId !== null && record.seriesId !== seriesId) return false;
  return scope !== 'publication' || record.channels.some((channel) => channels.includes(channel));
}

/** On one day nobody knows what came first: then a no counts, and a yes stands in nobody's way. */
function isLater(
  record: ConsentRecord,
  { answer, signedOn }: { answer: ConsentAnswer; signedOn: Day },
): boolean {
  if (record.decision === 'granted') return saidOn(record) > signedOn;
  return answer.decision === 'granted' && saidOn(record) >= signedOn;
}
