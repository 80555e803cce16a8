import { randomInt } from 'node:crypto';
import { recordAuditEvent } from '../audit/index.ts';
import { cardSheet, idAlphabet } from '../imaging/card/card-sheet.ts';
import type { Caller, FileAnswer } from '../route.ts';
import type { PhotoDeps } from './deps.ts';

const idLength = 8;

/** A number that no other print has. */
export const freshCardId = (): string =>
  Array.from({ length: idLength }, () => idAlphabet[randomInt(idAlphabet.length)]).join('');

/** The page of cards to print. @param id of a card printed before; without it a new one */
export async function printCard(
  { database, clock }: Pick<PhotoDeps, 'database' | 'clock'>,
  { id = freshCardId(), by }: { id?: string; by: Caller },
): Promise<FileAnswer> {
  const bytes = await cardSheet(id);
  await recordAuditEvent(
    { database, clock },
    {
      name: 'cardPrinted',
      actorId: by.actor.userId,
      entityId: null,
      requestId: by.requestId,
      detail: { card: id },
    },
  );
  return { bytes, mediaType: 'application/pdf', downloadName: `dermalapse-card-${id}.pdf` };
}
