import {
  type ConsentDeps,
  type ConsentScope,
  consentFor,
  readConsentTexts,
  signConsent,
} from '../consent/index.ts';
import type { Caller } from '../route.ts';

/** The synthetic patient agrees to reports and to be shown everywhere, once: links and a gallery can be tried with it. */
export async function agreeToAll(
  deps: ConsentDeps,
  { patientId, seriesId, by }: { patientId: string; seriesId: string; by: Caller },
): Promise<void> {
  const use = { patientId, seriesId, scope: 'publication', channel: 'clinic-website' } as const;
  const { record } = await consentFor(deps, { ...use, identifiability: null });
  if (record) return;
  const { texts } = await readConsentTexts(deps);
  const answerTo = (asked: ConsentScope) => {
    const { scope, version, sha256 } = texts.find(({ scope }) => scope === asked)!;
    return {
      scope,
      decision: 'granted',
      expiresOn: null,
      expiresOnEvent: null,
      text: { version, sha256 },
    } as const;
  };
  await signConsent(deps, {
    patientId,
    input: {
      source: 'screen',
      seriesId: null,
      signedName: 'Synthetic patient',
      signature: null,
      note: 'Made by the skin phantom: nobody was asked.',
      answers: [
        { ...answerTo('patient-report'), channels: [], identifiability: null },
        {
          ...answerTo('publication'),
          channels: ['clinic-website', 'in-clinic-screen', 'social-media', 'print'],
          identifiability: 'region-crop',
        },
      ],
    },
    by,
  });
}
