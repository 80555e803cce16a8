import { plural } from '../plural.ts';

/** Frame of every page: bar, notices, pages that stand for others. */
export const shell = {
  product: 'Dermalapse',
  skip: 'Skip to content',
  mainNavigation: 'Main',
  breadcrumbs: 'Where this is',
  patients: 'Patients',
  validation: 'How good is it?',
  account: 'Your account',
  people: 'People',
  clinicSettings: 'Clinic settings',
  audit: 'Audit trail',
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
  goHome: 'Go to the first page',
  notHere: (what: string) => `This ${what} is not here`,
  page: 'page',
  notAllowed: 'Not for your account',
  notAllowedWhy:
    'Your account is not allowed to see this. The owner of the clinic decides who may see what. Ask them if you need it.',
  themes: { auto: 'Light and dark follow the system', light: 'Light', dark: 'Dark' },
  theme: (now: string, next: string) => `Appearance: ${now}. Press for: ${next}`,
  idleTitle: 'Are you still there?',
  idle: 'Nothing was done here for a while. In less than a minute you are signed out; what is typed and not saved is lost.',
  secondsLeft: (seconds: number) =>
    `${seconds} ${plural('en', seconds, { one: 'second', other: 'seconds' })} left`,
  stay: 'Stay signed in',
  notHereWhy: 'It may have been removed, or the address was not copied whole.',
};
