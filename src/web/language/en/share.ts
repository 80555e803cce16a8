import type { LinkState, RefusalReason } from '../../../share-links/types.ts';
import { plural } from '../plural.ts';

const times = (count: number) => `${count} ${plural('en', count, { one: 'time', other: 'times' })}`;

/** A report's links for its patient. */
export const share = {
  title: 'Share links',
  what: 'the share links',
  why: 'A link opens this report for the patient on any phone or computer, without an account. It ends by itself, and you see each opening.',
  none: 'No link was made yet.',
  notConsented:
    'The patient has not agreed to get reports by link, or no longer does. No link can be made, and none that was made opens.',
  toConsent: 'Ask for consent now',

  make: 'Make a link',
  makeTitle: 'Make a link for the patient',
  submit: 'Make the link',
  expiresOn: 'Last day',
  expiresOnHint: 'It opens until the end of this day, at most a year from now.',
  asksYear: 'Ask for the patient’s year of birth',
  asksYearHint: 'So that the link alone opens nothing. Five wrong years lock it for good.',
  noYear:
    'The patient’s year of birth is not recorded, so the link can’t ask for it. Record it on the patient’s page.',
  opensOnce: 'Open only once',
  opensOnceHint: 'And then for 30 minutes in the browser that opened it. The patient can save the report.',
  handOver: 'Hand it to the patient yourself: it is shown only now. A phone’s camera reads the code.',
  qrCode: 'The link as a QR code',
  onlyHere:
    'This address works on this computer alone. For patients, the server needs an address of its own over https: see “Serving a clinic’s network” in the README.',
  unencrypted: 'This address is not https: what it opens goes over the network unencrypted.',

  states: {
    open: (day) => `Opens until ${day}`,
    'used-up': () => 'Used up: it opened once',
    locked: () => 'Locked: five wrong years of birth. Make a new link if the patient needs one.',
    expired: (day) => `Ended after ${day}`,
    revoked: (moment) => `Revoked ${moment}`,
    withdrawn: (moment) =>
      `Stopped ${moment}: the patient no longer agreed to get reports. Once they agree again, make a new link.`,
  } satisfies Record<LinkState, (when: string) => string>,
  made: (moment: string, by: string | null) => (by ? `Made ${moment} by ${by}` : `Made ${moment}`),
  asks: 'asks for the year of birth',
  once: 'opens once',
  revoke: 'Revoke',
  revokeOf: (moment: string) => `Revoke the link made ${moment}`,
  revokeTitle: 'Revoke this link?',
  revokeWhat:
    'It opens nothing from the next moment on, also where it is open now. What the patient saved, they keep.',
  revokeConfirm: 'Revoke the link',

  neverUsed: 'Not opened yet.',
  opened: (count: number) => (count === 0 ? 'Not opened' : `Opened ${times(count)}`),
  refused: (count: number) => `refused ${times(count)}`,
  latest: 'The latest 100 are listed.',
  previews: 'Programs that preview links in messages count as openings.',
  uses: {
    opened: 'Opened',
    downloaded: 'A file was saved',
    refused: 'Refused',
  },
  reasons: {
    'used-up': 'it had been opened before',
    locked: 'it is locked',
    expired: 'it had ended',
    revoked: 'it was revoked',
    withdrawn: 'the patient had taken back or refused their consent',
    'no-consent': 'the patient’s consent did not count any more',
    'wrong-year': 'wrong year of birth',
    'not-opened': 'a picture was asked for, and it was not open (any more)',
    'no-such-consent': 'a consent was asked for that does not count (any more)',
  } satisfies Record<RefusalReason, string>,
};
