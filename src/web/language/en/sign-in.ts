/** The pages before the sign-in. */
export const signIn = {
  title: 'Sign in',
  noAccount:
    'There is no account yet. Open the first-run link that the server printed on its console when it started.',
  email: 'E-mail',
  password: 'Password',
  submit: 'Sign in',
  passkey: 'Sign in with a passkey',
  or: 'or',
  forgotten: 'Password forgotten? The owner of the clinic makes you a link for a new one.',

  codeTitle: 'One more step',
  codeLead: 'Enter the code that your authenticator app shows now, or one of your backup codes.',
  code: 'Code',
  codeSubmit: 'Go on',
  back: 'Start again',

  name: 'Your name',
  emailUse: 'You sign in with it. Nothing is sent to it.',
  newPassword: 'Password',
  passwordRule: 'At least 10 characters. A few unrelated words are better than one with symbols.',
  createAccount: 'Create account',

  firstRunTitle: 'Create the first account',
  firstRunLead:
    'It is the owner’s: it sees all patients, and invites everybody else. The link that brought you here works once.',

  brokenLink: 'This link is not whole',
  brokenFirstRun:
    'Copy the first-run link from the server’s console again, up to and with everything after “token=”.',
  brokenOther: 'Copy the link again, up to and with everything after “token=”.',
  toSignIn: 'Go to the sign-in',

  invitationTitle: 'You are invited',
  invitationLead: {
    owner: 'Make your account. As an owner you see all patients, and look after accounts and settings.',
    clinician: 'Make your account. As a clinician you see all patients of the clinic.',
    marketing:
      'Make your account. Marketing sees cases that patients agreed to, and no patient’s name or record.',
  },
  invitation: 'the invitation',
  invitationOver: 'This invitation does not work any more',

  resetTitle: 'Choose a new password',
  resetLead: (name: string) => `For the account of ${name}. The old password has ended.`,
  resetSubmit: 'Set password',
  reset: 'the link',
  resetOver: 'This link does not work any more',
  resetDone: 'Your new password is set',
  resetDoneWhy: 'Sign in with it now.',

  demoTitle: 'The demo clinic',
  demoLead: 'Every patient and every photo in it is synthetic.',
  demo: 'the demo clinic',
  demoOnce: 'The link works once. Start the demo again to get a new one.',
};
