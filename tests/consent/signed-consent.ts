import type { ConsentText } from '../../src/consent/index.ts';
import type { TestClinic } from '../test-clinic.ts';

export const drawnSignature = {
  width: 300,
  height: 100,
  lines: [
    [
      [10, 60],
      [30, 20],
      [50, 70],
      [70, 30],
      [90, 60],
    ],
  ],
};

/** The text in use of a scope, as an answer names it. */
export async function textOf({ clinician }: TestClinic, scope: string) {
  const { body } = await clinician.get('/api/consent-texts').expect(200);
  const { version, sha256 } = body.texts.find((text: ConsentText) => text.scope === scope);
  return { version, sha256 } as Pick<ConsentText, 'version' | 'sha256'>;
}

/** What the page sends when a patient grants the own record, or gives other answers. */
export async function signedConsent(test: TestClinic, changes: object = {}) {
  const text = await textOf(test, 'own-record');
  return {
    source: 'screen',
    signedName: 'Test patient',
    signature: null,
    answers: [{ scope: 'own-record', decision: 'granted', text }],
    ...changes,
  };
}

/** Answers to all channels of a publication: granted on some, refused on the others. */
export async function publicationAnswers(
  test: TestClinic,
  {
    granted,
    ...grant
  }: { granted: string[]; identifiability?: string; expiresOn?: string; expiresOnEvent?: string },
) {
  const text = await textOf(test, 'publication');
  const refused = ['clinic-website', 'in-clinic-screen', 'social-media', 'print'].filter(
    (channel) => !granted.includes(channel),
  );
  const scope = 'publication';
  return [
    ...(granted.length > 0
      ? [{ scope, decision: 'granted', channels: granted, identifiability: 'masked-face', ...grant, text }]
      : []),
    ...(refused.length > 0 ? [{ scope, decision: 'refused', channels: refused, text }] : []),
  ];
}
