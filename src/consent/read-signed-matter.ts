import { recordAuditEvent } from '../audit/index.ts';
import { AppError } from '../errors.ts';
import type { Caller, FileAnswer } from '../route.ts';
import type { ConsentDeps } from './deps.ts';
import { drawSignature } from './draw-signature.ts';
import { findSignedMatter, type SignedMatter } from './store.ts';
import { requireConsentRecord } from './withdraw-consent.ts';

const mediaTypes = { jpeg: 'image/jpeg', png: 'image/png', pdf: 'application/pdf' } as const;

/** The drawn signature or the scanned paper of a record. @throws AppError NOT_FOUND also when there is none */
export async function readSignedMatter(
  deps: Pick<ConsentDeps, 'database' | 'clock' | 'blobs'>,
  { recordId, by }: { recordId: string; by: Caller },
): Promise<FileAnswer> {
  const { patientId } = await requireConsentRecord(deps.database, recordId);
  const answer = await toFile(deps, await findSignedMatter(deps.database, recordId));
  await recordAuditEvent(deps, {
    name: 'signedMatterViewed',
    actorId: by.actor.userId,
    entityId: recordId,
    patientId,
    requestId: by.requestId,
  });
  return answer;
}

async function toFile(
  { blobs }: Pick<ConsentDeps, 'blobs'>,
  { signature, paper }: SignedMatter,
): Promise<FileAnswer> {
  const contentSecurityPolicy = "default-src 'none'";
  if (signature)
    return {
      bytes: Buffer.from(drawSignature(signature)),
      mediaType: 'image/svg+xml',
      contentSecurityPolicy,
    };
  if (!paper) throw new AppError('NOT_FOUND', { userMessage: 'This was neither drawn nor signed on paper.' });
  return {
    bytes: await blobs.read({ kind: 'originals', blob: paper.sha256 }),
    mediaType: mediaTypes[paper.format],
    contentSecurityPolicy,
    downloadName: `signed-consent.${paper.format}`,
    attachment: true,
  };
}
