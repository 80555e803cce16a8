import { canonicalJson } from '../provenance/index.ts';
import type { FileAnswer } from '../route.ts';
import type { StoredCase } from './store.ts';

/** Everything that a visitor reads of a case and that is no picture. */
export type CaseDocument = Pick<
  StoredCase,
  'id' | 'identifiability' | 'facts' | 'caption' | 'overrideReason' | 'shownDays'
>;

/** case.json: in the one form (RFC 8785) whose hash the manifest names, so that it is the same whenever it is asked for. */
export const writeCaseDocument = ({
  id,
  identifiability,
  facts,
  caption,
  overrideReason,
  shownDays,
}: CaseDocument): Buffer =>
  Buffer.from(
    canonicalJson({
      schema: 'dermalapse.gallery-case/1',
      id,
      identifiability,
      facts,
      caption,
      overrideReason,
      shownDays,
    }),
  );

export const caseDocumentAnswer = (stored: CaseDocument): FileAnswer => ({
  bytes: writeCaseDocument(stored),
  mediaType: 'application/json; charset=utf-8',
});
