import type { ConsentChannel, ConsentScope, Identifiability } from '../../consent/types.ts';

export const channelWords: Record<ConsentChannel, string> = {
  'clinic-website': 'on the clinic’s website',
  'in-clinic-screen': 'on a screen in the clinic',
  'social-media': 'on social media',
  print: 'in print',
};

export const seenWords: Record<Identifiability, string> = {
  'region-crop': 'only a part of your skin',
  'masked-face': 'your face with the eyes covered',
  'full-face': 'your whole face',
};

/** What happens once it is taken back, and what can’t be undone. */
export const afterWords: Record<ConsentScope, string> = {
  'own-record':
    'The clinic takes no more photos of you. The law may ask it to keep what is in your record already.',
  'patient-report':
    'This link and all other links to your reports stop at once. What you have saved or printed stays with you.',
  teaching:
    'Your photos are shown to learners no more. What people have seen or noted by now can’t be undone.',
  research: 'Your photos are used in no new work. Results that were counted by now stay as they are.',
  publication:
    'Your photos are taken off the clinic’s website and screens at once. What others have saved, shared or printed by now can’t be called back.',
};
