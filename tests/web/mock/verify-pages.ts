import { verdictPage } from '../../../src/provenance/pages/verdict-page.ts';
import { verifyPage } from '../../../src/provenance/pages/verify-page.ts';
import type { PublicSigningKey, Verification } from '../../../src/provenance/types.ts';
import type { PageAnswer } from '../../../src/route.ts';
import { exampleComparison } from '../../reports/example-comparison.ts';
import { longName } from './clinic.ts';

const key = (id: string, madeAt: string, retiredAt: string | null): PublicSigningKey => ({
  id,
  publicKey: '-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n',
  madeAt,
  retiredAt,
  distrusted: false,
});
export const signingKeys = [
  key('5c0f1e7a9b3d2486', '2025-02-03T08:12:00.000Z', '2026-03-09T17:40:00.000Z'),
  key('a41be07c93d5f862', '2026-03-09T17:40:00.000Z', null),
];

const picture = (side: 'before' | 'after') => ({ side, width: 1600, height: 1200 });

const genuine: Verification = {
  verdict: 'genuine',
  manifest: 'genuine',
  why: null,
  key: { madeAt: signingKeys[1]!.madeAt, retiredAt: null },
  claims: {
    keyId: signingKeys[1]!.id,
    clinic: 'Skin on Main',
    issuedAt: '2026-06-15T09:30:00.000Z',
    kind: 'report',
  },
  pairs: [
    { before: '2026-01-01', after: '2026-05-28', measurements: exampleComparison().measurements },
    { before: '2026-01-01', after: '2026-06-12', measurements: exampleComparison().measurements },
  ],
  files: [
    { name: 'before-1.jpg', shownAs: 'before-1.jpg', state: 'matches', picture: picture('before') },
    {
      name: 'IMG-20260616-WA0003 (1).jpg',
      shownAs: 'after-1.jpg',
      state: 'matches',
      picture: picture('after'),
    },
    { name: 'report-a4.pdf', shownAs: 'report-a4.pdf', state: 'matches', picture: null },
  ],
};

const altered: Verification = {
  ...genuine,
  verdict: 'altered',
  files: [
    { name: 'before-1.jpg', shownAs: 'after-1.jpg', state: 'differs', picture: picture('after') },
    {
      name: `${longName.replaceAll(' ', '_')}_${'x'.repeat(60)}.jpg`,
      shownAs: null,
      state: 'differs',
      picture: null,
    },
    { name: 'numbers.csv', shownAs: 'numbers.csv', state: 'matches', picture: null },
    { name: 'report-a4.pdf', shownAs: null, state: 'not-given', picture: null },
  ],
};

const unknownKey: Verification = {
  ...genuine,
  verdict: 'unknown-key',
  manifest: 'unknown-key',
  why: 'key-unknown',
  key: { madeAt: null, retiredAt: null },
  claims: { ...genuine.claims, clinic: '', keyId: '00ffee1122334455' },
};

/** What /verify answers, each answer under an address of its own. */
export const verifyPages: Record<string, PageAnswer> = {
  '/verify': verifyPage(signingKeys),
  '/verify/genuine': verdictPage(genuine),
  '/verify/altered': verdictPage(altered),
  '/verify/altered-manifest': verdictPage({ ...altered, manifest: 'altered', why: 'signature' }),
  '/verify/unknown-key': verdictPage(unknownKey),
};
