import type { ConsentScope } from './types.ts';

interface FirstText {
  title: string;
  body: string;
}

const freeChoice =
  'You are free to say yes or no. Your treatment does not depend on it: it is not a condition of treatment, and nobody here will treat you differently.';

const howToWithdraw =
  'You can change your mind on any day and need give no reason. Tell us, or use the link to your report if you have one. It counts from that moment on. What you decide is written down with its date, and so is a change of mind.';

/** Version 1 of each scope's text, as it comes with the program. Paragraphs are parted by an empty line. */
export const firstTexts: Record<ConsentScope, FirstText> = {
  'own-record': {
    title: 'Photos for your own record',
    body: [
      'We would like to take photos of your skin and keep them in your record here at the clinic. They let us see how your skin changes from visit to visit.',
      'Only the people who treat you can see them. They are kept on the clinic’s own computer.',
      freeChoice,
      `${howToWithdraw} We then take no more photos. The law may ask us to keep what is in your record already.`,
    ].join('\n\n'),
  },
  'patient-report': {
    title: 'A report of your photos, for you',
    body: [
      'We can make a report for you: your photos side by side, what has changed and what has not. You get a link that opens it on your phone or computer.',
      'Anyone who has the link can open the report, so keep it to yourself. It stops working after some weeks, and we can switch it off sooner. We see when it is opened.',
      freeChoice,
      `${howToWithdraw} The link then stops at once. What you have saved or printed stays with you.`,
    ].join('\n\n'),
  },
  teaching: {
    title: 'Photos for teaching',
    body: [
      'We would like to show your photos to people who learn this work, here or at a course. Your name is not shown. You choose how much of you may be seen.',
      'People who know you may still know you by your skin or face.',
      freeChoice,
      `${howToWithdraw} We then show your photos no more. What people have seen or noted by then can’t be undone.`,
    ].join('\n\n'),
  },
  research: {
    title: 'Photos for research',
    body: [
      'We would like to use your photos, and what we measure in them, to learn how well the treatment works. Your name is left out. You choose how much of you may be seen.',
      'What comes of it may be printed as numbers about many people. Your photos themselves are not printed unless you agree to that too.',
      freeChoice,
      `${howToWithdraw} We then use your photos in no new work. Results that were counted by then stay as they are.`,
    ].join('\n\n'),
  },
  publication: {
    title: 'Photos that others may see',
    body: [
      'We would like to show your photos to others, so that they see what the treatment can do and what it can’t. You choose where: on our website, on a screen in the clinic, on social media, in print. You also choose how much of you may be seen: only a small part of the skin, your face with a part of it covered, or your whole face. Your name is never shown.',
      'You may be known by your photo all the same. A covered face is still known more often than not: in published tests, people knew 58 to 69 of 100 faces with a part covered, and more than 55 of 100 with eyes, nose and mouth all covered. Only a small part of the skin hides you well.',
      freeChoice,
      `${howToWithdraw} We then take your photos off our website and screens at once. What others have saved, shared or printed by then can’t be called back.`,
    ].join('\n\n'),
  },
};
