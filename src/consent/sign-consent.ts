import type { Caller } from '../route.ts';
import type { ConsentDeps } from './deps.ts';
import { recordAnswers } from './record-answers.ts';
import type { ConsentInput, ConsentRecord } from './types.ts';

/**
 * Records what a patient signed on the screen, or a refusal that was told.
 * @throws AppError NOT_FOUND; BAD_REQUEST; CONFLICT when a text changed since it was read
 */
export async function signConsent(
  deps: ConsentDeps,
  { patientId, input, by }: { patientId: string; input: ConsentInput; by: Caller },
): Promise<{ records: ConsentRecord[] }> {
  const { seriesId, answers, note, source } = input;
  const signed =
    source === 'screen'
      ? {
          signedName: input.signedName,
          ...(input.signature && { signature: JSON.stringify(input.signature) }),
        }
      : {};
  const records = await deps.database.transaction().execute((transaction) =>
    recordAnswers(deps, {
      transaction,
      answered: { patientId, seriesId, answers, note, source, signed, by },
    }),
  );
  await deps.consentFollower.afterwards();
  return { records };
}
