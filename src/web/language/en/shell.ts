/** Frame of every page: bar, notices, pages that stand for others. */
export const shell = {
  product: 'Dermalapse',
  skip: 'Skip to content',
  mainNavigation: 'Main',
  breadcrumbs: 'Where this is',
  patients: 'Patients',
  validation: 'How good is it?',
  signOut: 'Sign out',
  signingOut: 'Signing out …',
  signOutFailed: 'Not signed out. Try again',
  yourSession: 'your session',
  connectionLost:
    'The server is out of reach. What you see may be old and nothing can be saved just now; this page tries again by itself.',
  crashTitle: 'This page stopped working',
  crash:
    'Everything saved is safe on the server; what was typed here and not saved is not. Reload the page. If it stops again, tell the person who looks after Dermalapse what you were doing.',
  reload: 'Reload',
  goToPatients: 'Go to patients',
  notHere: (what: string) => `This ${what} is not here`,
  page: 'page',
  notHereWhy: 'It may have been removed, or the address was not copied whole.',
};
