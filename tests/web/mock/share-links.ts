import { qrCodeSvg } from '../../../src/accounts/second-factor/qr-code.ts';
import type {
  ShareLink,
  ShareLinkList,
  ShareLinkMade,
  ShareLinkUse,
} from '../../../src/share-links/types.ts';
import { id, longName, patients } from './clinic.ts';
import type { Behaviour } from './server.ts';

const used = (at: string, what: ShareLinkUse['what'], why: ShareLinkUse['why'] = null): ShareLinkUse => ({
  at: `2026-06-${at}:00.000Z`,
  what,
  why,
});

const link: ShareLink = {
  id: id(7, 1),
  createdAt: '2026-06-14T07:02:00.000Z',
  by: 'Dr Test',
  expiresOn: '2026-07-14',
  asksYearOfBirth: true,
  opensOnce: false,
  revokedAt: null,
  withdrawnAt: null,
  state: 'open',
  uses: [
    used('15T18:44', 'downloaded'),
    used('15T18:40', 'opened'),
    used('15T18:39', 'refused', 'wrong-year'),
    used('14T20:11', 'opened'),
  ],
};

const items: ShareLink[] = [
  link,
  { ...link, id: id(7, 2), by: longName, asksYearOfBirth: false, uses: [] },
  {
    ...link,
    id: id(7, 3),
    opensOnce: true,
    state: 'used-up',
    uses: [used('12T09:30', 'refused', 'used-up'), used('12T08:20', 'opened')],
  },
  { ...link, id: id(7, 4), state: 'locked', uses: [used('12T08:20', 'refused', 'wrong-year')] },
  { ...link, id: id(7, 5), state: 'revoked', revokedAt: '2026-06-12T08:20:00.000Z', by: null },
  {
    ...link,
    id: id(7, 8),
    state: 'withdrawn',
    withdrawnAt: '2026-06-14T21:05:00.000Z',
    uses: [used('15T08:20', 'refused', 'withdrawn'), used('14T20:11', 'opened')],
  },
  { ...link, id: id(7, 6), state: 'expired', expiresOn: '2026-05-31', uses: [] },
];

/** Answers of the share links' routes; undefined where there is none. */
export async function mockShareLinks(
  path: string,
  { quiet = false, alone = false }: Behaviour,
): Promise<(ShareLinkList & ShareLinkMade) | undefined> {
  if (!/^\/api\/reports\/[^/]+\/share-links$/.test(path)) return undefined;
  const address = 'https://photos.clinic.example/report/q3Jx7mS0bGmLr9dZc1TtVw5Yh2NnKf8PaEiUoRyBsXk';
  return {
    items: quiet ? [] : items,
    patientId: patients[0]!.id,
    isConsented: !alone,
    knowsYearOfBirth: !quiet,
    // To whoever asked for a new one.
    id: id(7, 7),
    address,
    qrCodeSvg: await qrCodeSvg(address),
  };
}
