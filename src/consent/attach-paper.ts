import { readFile } from 'node:fs/promises';
import { requirePatient } from '../patients/index.ts';
import type { Caller, UploadedFile } from '../route.ts';
import { type BlobName, sha256Of } from '../storage/index.ts';
import { checkPaper } from './check-paper.ts';
import type { ConsentDeps } from './deps.ts';
import { recordAnswers } from './record-answers.ts';
import { requireLastWord } from './require-last-word.ts';
import type { ConsentRecord, PaperConsent } from './types.ts';

/**
 * Records what a patient signed on paper, with a scan or photo of it. When this returns, file and rows would survive a power
 * cut; when it throws, neither is there.
 * @throws AppError NOT_FOUND; BAD_REQUEST; CONFLICT for a text that is unknown, or when something else was said since it was
 *   signed; UNSUPPORTED_IMAGE, DAMAGED_IMAGE,
 *   IMAGE_TOO_LARGE, IMAGE_TOO_SMALL; STORAGE_FULL
 */
export async function attachPaper(
  deps: ConsentDeps,
  {
    patientId,
    file,
    consent,
    by,
  }: { patientId: string; file: UploadedFile; consent: PaperConsent; by: Caller },
): Promise<{ records: ConsentRecord[] }> {
  const { database, blobs, imaging, consentFollower } = deps;
  await requirePatient(deps, patientId);
  const bytes = await readFile(file.path);
  const paperFormat = await checkPaper(bytes, { imaging });
  const paperSha256 = sha256Of(bytes);
  const name: BlobName = { kind: 'originals', blob: paperSha256 };
  const records = await blobs.hold(name, async () => {
    const isNew = !(await blobs.has(name));
    if (isNew) await blobs.addFile(name, file.path);
    const { signedOn, ...answers } = consent;
    const signed = { paperSha256, paperFormat, signedOn };
    const answered = { ...answers, patientId, source: 'paper', signed, by } as const;
    try {
      return await database.transaction().execute(async (transaction) => {
        await requireLastWord(deps, { transaction, patientId, consent });
        return recordAnswers(deps, { transaction, answered });
      });
    } catch (error) {
      if (isNew) await blobs.remove(name);
      throw error;
    }
  });
  await consentFollower.afterwards();
  return { records };
}
