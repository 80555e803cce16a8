import { firstTexts } from '../../../src/consent/first-texts.ts';
import { standingsOf } from '../../../src/consent/standings.ts';
import {
  type ConsentRecord,
  type ConsentText,
  consentChannels,
  consentScopes,
} from '../../../src/consent/types.ts';
import { emptySeries, fullSeries, id, longName, patients } from './clinic.ts';

const sha256 = '3f2a9c'.padEnd(64, '0');
const at = '2026-06-01T09:00:00.000Z';

/** As they come with the program; one was edited since. */
export const consentTexts: ConsentText[] = [
  {
    scope: 'teaching',
    version: 2,
    title: 'Your photos in our courses',
    body: 'We teach others how to treat skin.\n\nYou are free to say yes or no. It is not a condition of treatment.',
    sha256,
    by: longName,
    at,
  },
  ...consentScopes.map((scope) => ({ scope, version: 1, ...firstTexts[scope], sha256, by: null, at })),
];

function record(index: number, fields: Partial<ConsentRecord>): ConsentRecord {
  return {
    id: id(40, index),
    patientId: patients[0]!.id,
    seriesId: null,
    scope: 'own-record',
    decision: 'granted',
    channels: [],
    identifiability: null,
    expiresOn: null,
    expiresOnEvent: null,
    text: { version: 1, title: 'As read', sha256 },
    concerns: null,
    source: 'screen',
    signedName: 'Synthetic Patient',
    hasSignature: true,
    hasPaper: false,
    signedOn: null,
    note: '',
    by: 'Dr Test',
    at,
    ...fields,
  };
}

/** Every state a use can be in, oldest first. */
const records = [
  record(1, {}),
  record(2, { scope: 'patient-report', expiresOn: '2026-08-01' }),
  record(3, {
    scope: 'teaching',
    identifiability: 'masked-face',
    expiresOnEvent: 'the course in autumn, with everybody who signed up for it by the end of October',
    source: 'paper',
    signedName: null,
    hasSignature: false,
    hasPaper: true,
    signedOn: '2026-05-28',
  }),
  record(4, {
    scope: 'publication',
    channels: [...consentChannels],
    identifiability: 'full-face',
    expiresOn: '2027-06-01',
  }),
  record(5, {
    scope: 'publication',
    decision: 'refused',
    channels: ['social-media'],
    source: 'told',
    signedName: null,
    hasSignature: false,
    note: 'on the phone',
    at: '2026-06-20T09:00:00.000Z',
  }),
  record(6, {
    scope: 'publication',
    decision: 'withdrawn',
    channels: ['print'],
    text: null,
    concerns: id(40, 4),
    source: 'share-link',
    signedName: null,
    hasSignature: false,
    by: null,
    at: '2026-07-02T18:20:00.000Z',
  }),
  record(7, {
    scope: 'publication',
    decision: 'refused',
    seriesId: fullSeries.series.id,
    channels: ['clinic-website'],
    at: '2026-08-02T18:20:00.000Z',
  }),
];

const now = new Date('2026-09-07T10:00:00Z');

/** The first patient said everything there is to say, the others nothing. */
export function mockConsents(path: string): unknown {
  if (path === '/api/consent-texts') return { texts: consentTexts };
  const patientId = /^\/api\/patients\/([^/]+)\/consents$/.exec(path)?.[1];
  if (!patientId) return undefined;
  const said = patientId === patients[0]!.id ? records : [];
  return { standings: standingsOf(said, now), records: said.toReversed() };
}

/** On the overview. */
export const endingConsents = {
  items: [
    {
      recordId: id(40, 2),
      patient: fullSeries.patient,
      seriesName: null,
      scope: 'patient-report' as const,
      channels: [],
      expiresOn: '2026-08-01',
      isExpired: true,
    },
    {
      recordId: id(40, 8),
      patient: emptySeries.patient,
      seriesName: emptySeries.series.name,
      scope: 'publication' as const,
      channels: [...consentChannels],
      expiresOn: '2026-10-12',
      isExpired: false,
    },
  ],
  total: 2,
};
