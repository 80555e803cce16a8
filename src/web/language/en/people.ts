import type { Role } from '../../../route.ts';
import { plural } from '../plural.ts';

/** Who has an account. */
export const people = {
  title: 'People',
  lead: 'Who may sign in, and what they may see.',
  loading: 'the list of people',
  roles: {
    owner: 'Owner',
    clinician: 'Clinician',
    marketing: 'Marketing',
  } satisfies Record<Role, string>,
  rolesMean: {
    owner: 'Sees all patients; looks after accounts, settings and the audit trail.',
    clinician: 'Sees and changes all patients.',
    marketing: 'Sees no patient: only cases that patients agreed to.',
  } satisfies Record<Role, string>,

  caption: 'Accounts of the clinic',
  name: 'Name',
  role: 'Role',
  lastSignIn: 'Last sign-in',
  factor: 'Second factor',
  actions: 'Actions',
  you: 'you',
  never: 'never',
  yes: 'yes',
  no: 'no',
  passkeys: (count: number) => `${count} ${plural('en', count, { one: 'passkey', other: 'passkeys' })}`,
  locked: (moment: string) => `Locked until ${moment}: too many wrong tries`,
  deactivated: (moment: string) => `Deactivated ${moment}`,
  actionsFor: (name: string) => `What to do with the account of ${name}`,

  unlock: 'Unlock',
  changeRole: 'Change role',
  changeRoleOf: (name: string) => `Role of ${name}`,
  changeRoleWhy: 'Their sign-ins end, and the new role holds from the next one.',
  resetPassword: 'Reset password',
  resetTitle: (name: string) => `Reset the password of ${name}?`,
  resetWhy:
    'Their password and all their sign-ins end at once. You get a link under which they choose a new one; it works once, for 24 hours. A second factor stays.',
  removeFactors: 'Remove second factor and passkeys',
  removeFactorsTitle: (name: string) => `Remove second factor and passkeys of ${name}?`,
  removeFactorsWhy:
    'For somebody whose phone is lost. All their sign-ins end; the password alone opens the account.',
  deactivate: 'Deactivate',
  deactivateTitle: (name: string) => `Deactivate the account of ${name}?`,
  deactivateWhy:
    'They are signed out at once and can’t sign in any more. What they did stays in the audit trail, and you can reactivate the account.',
  reactivate: 'Reactivate',
  save: 'Save',

  invite: 'Invite',
  inviteTitle: 'Invite somebody',
  inviteSubmit: 'Make the link',
  email: 'E-mail',
  emailHint: 'They sign in with it. Nothing is sent to it: you hand the link over.',
  linkTitle: 'The link is ready',
  invitationLink: (email: string) =>
    `Hand it to ${email} yourself. It makes one account, works for seven days, and is shown only now.`,
  resetLink: (name: string) =>
    `Hand it to ${name} yourself. It works once, for 24 hours, and is shown only now.`,
  link: 'Link',
  copy: 'Copy',
  copied: 'Copied',
  done: 'Done',
  invitations: 'Open invitations',
  until: (moment: string) => `until ${moment}`,
  revoke: 'Revoke',
  revokeOf: (email: string) => `Revoke the invitation of ${email}`,
  alone: 'You are the only one so far',
  aloneWhy:
    'Invite those who work with patients, and whoever publishes cases. Each gets an account of their own.',
};
