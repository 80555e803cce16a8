import { recordAuditEvent } from '../audit/index.ts';
import { requireConsent } from '../consent/index.ts';
import type { Caller } from '../route.ts';
import { isMatched } from './case-facts.ts';
import type { GalleryDeps } from './deps.ts';
import { pictureOf } from './pictures.ts';
import { requireCandidate } from './require-candidate.ts';
import { type CasePreview, type PreviewInput, sides } from './types.ts';

const longestSidePx = 960;

/** Exactly what would be published; nothing is stored. @throws AppError as {@link requireCandidate} does */
export async function previewCase(
  deps: GalleryDeps,
  { input, by }: { input: PreviewInput; by: Caller },
): Promise<CasePreview> {
  const { facts, consent, patientId, seriesId, shown } = await requireCandidate(deps, input);
  // Drawing took a while: whatever was withdrawn meanwhile counts.
  const { channel, identifiability } = input;
  await requireConsent(deps, { patientId, seriesId, scope: 'publication', channel, identifiability });
  await recordAuditEvent(deps, {
    name: 'galleryCasePreviewed',
    actorId: by.actor.userId,
    entityId: input.comparisonId,
    patientId,
    requestId: by.requestId,
    detail: { channel, identifiability },
  });
  const pictures = sides.map((side) => pictureOf(shown.pictures, { side, longestSidePx }));
  return {
    facts,
    isMatched: isMatched(facts),
    consentUntil: consent.expiresOn,
    pictures: pictures.map(({ side, width, height, bytes }) => ({
      side,
      width,
      height,
      url: `data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}`,
    })),
  };
}
