/** Settings of the clinic. */
export const settings = {
  title: 'Clinic settings',
  lead: 'They hold for everybody.',
  loading: 'the settings',
  name: 'Name of the clinic',
  nameHint: 'Shown in the header, and on what is printed.',
  idle: 'Sign out after minutes without use',
  idleHint: 'From 5 to 480. A minute before, the screen warns; then it is cleared.',
  factor: 'Every account needs a second factor',
  factorHint: 'Whoever has none can only set one up from then on. Set up your own first.',
  save: 'Save',
  saved: 'Saved.',
  signing: 'Proof',
  signingWhy:
    'Reports and cases are signed with the clinic’s own key, so that anybody can find out whether one was altered. Keep a back-up of it.',
  signingSince: (moment: string) => `signs since ${moment}`,
  verify: 'Verify a report or a case',
};
