import { type ConsentDeps, consentFor, readConsentTexts, signConsent } from '../consent/index.ts';
import type { Caller } from '../route.ts';

/** The synthetic patient agrees to be shown everywhere, once: a gallery can be tried with it. */
export async function agreeToPublication(
  deps: ConsentDeps,
  { patientId, seriesId, by }: { patientId: string; seriesId: string; by: Caller },
): Promise<void> {
  const use = { patientId, seriesId, scope: 'publication', channel: 'clinic-website' } as const;
  const { record } = await consentFor(deps, { ...use, identifiability: null });
  if (record) return;
  const { texts } = await readConsentTexts(deps);
  const { version, sha256 } = texts.find(({ scope }) => scope === 'publication')!;
  await signConsent(deps, {
    patientId,
    input: {
      source: 'screen',
      seriesId: null,
      signedName: 'Synthetic patient',
      signature: null,
      note: 'Made by the skin phantom: nobody was asked.',
      answers: [
        {
          scope: 'publication',
          decision: 'granted',
          channels: ['clinic-website', 'in-clinic-screen', 'social-media', 'print'],
          identifiability: 'region-crop',
          expiresOn: null,
          expiresOnEvent: null,
          text: { version, sha256 },
        },
      ],
    },
    by,
  });
}
