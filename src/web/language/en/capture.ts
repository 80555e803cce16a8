import type { Expression } from '../../../photos/types.ts';
import type { Advice } from '../../pages/capture/judge-frame.ts';
import type { CameraProblem } from '../../pages/capture/use-camera.ts';
import { plural } from '../plural.ts';

const photos = (count: number) => `${count} ${plural('en', count, { one: 'photo', other: 'photos' })}`;
const waits = (count: number) => plural('en', count, { one: 'waits', other: 'wait' });

/** Guided capture: camera, checks, shutter, what waits on the device. */
export const capture = {
  title: 'Take photos',
  theSeries: 'the series',
  views: 'Views',
  takenMark: 'taken today',
  baselineOn: (day: string) => `Baseline of ${day} as a ghost`,
  noBaseline: 'No baseline in this view yet: this photo becomes it.',
  stage: 'Camera',
  ghostAlt: 'Baseline photo, laid over the camera’s picture',

  camera: 'Camera',
  unnamedCamera: (number: number) => `Camera ${number}`,
  ghost: 'Ghost',
  ghostValue: (percent: number) => `${percent} %`,
  mirror: 'Mirror the preview',
  mirrorWhy: 'For the screen only; photos are never mirrored.',
  auto: 'Take it by itself once all fits',
  sides: 'Left and right are the patient’s own.',
  onDevice: 'Photos stay on this device only until the server has them. Nothing else is kept here.',

  starting: 'Starting the camera …',
  looking: 'Looking …',
  checksFailed:
    'The checks can’t run in this browser. Line the picture up with the ghost and state a reason below.',
  allFits: 'All fits. Hold still.',
  advice(advice: Advice): string {
    switch (advice.kind) {
      case 'no-face':
        return 'No face in the picture';
      case 'turn':
        return `Turn ${advice.to} ${degrees(advice.degrees)}`;
      case 'chin':
        return `${advice.to === 'up' ? 'Lift' : 'Lower'} the chin ${degrees(advice.degrees)}`;
      case 'tilt':
        return `Tilt the head ${advice.to} ${degrees(advice.degrees)}`;
      case 'distance':
        return advice.to === 'closer' ? 'Come closer' : 'Step back';
      case 'move':
        return { left: 'Move left', right: 'Move right', up: 'Move up', down: 'Move down' }[advice.to];
      case 'light':
        return {
          'too-dark': 'Too dark',
          'too-bright': 'Too bright',
          'from-left': 'Light from the left side',
          'from-right': 'Light from the right side',
        }[advice.is];
      case 'blurred':
        return 'Blurred: hold still, clean the lens';
      case 'expression':
        return {
          mouth: 'Mouth as in the baseline',
          eyes: 'Open the eyes',
          smile: 'Relax the face as in the baseline',
        }[advice.part];
      case 'card':
        return {
          'not-seen': 'Card not seen: lay it beside the skin',
          'too-small': 'Card too small: come closer',
          tilted: 'Card tilted: lay it flat, facing the camera',
        }[advice.is];
    }
  },
  cardHelp: 'How to print and place the card',

  take: 'Take photo',
  taking: 'Taking three frames: hold still …',
  keys: 'Space or Enter takes the photo.',
  override: 'Take it anyway …',
  overrideTitle: 'Take the photo although it does not fit',
  overrideWhy: 'The reason is kept with the photo and shown at the visit.',
  overrideReason: 'Reason',
  overrideOwn: 'In your own words',
  overrideReasons: [
    'The patient can’t hold this pose',
    'The room does not allow this light',
    'Another camera than at baseline',
    'The checks are mistaken',
  ],
  overrideOther: 'Another reason',
  overrideStart: 'Allow the photo',
  overridden: (reason: string) => `Taken in spite of the checks: ${reason}`,
  overrideEnd: 'Wait for the checks again',
  takeFailed: 'The camera gave no picture. Try again; if it stays so, choose the camera anew.',
  keepFailed:
    'This device could not keep the photo: its storage is full or closed to this page. Make room and try again.',

  review: 'Use this photo?',
  reviewWhat: (frames: number) => `${frames} frames, seen: the first`,
  use: 'Use photo',
  again: 'Take again',
  shotAlt: 'The photo just taken',

  doneTitle: 'All views are taken',
  done: 'The photos are on their way to the series and are measured there.',
  toSeries: 'To the series',

  problems: {
    insecure: {
      title: 'This address is not secure',
      what: 'Browsers give a camera only to pages over https, or on the server’s own machine at localhost.',
      todo: 'Ask who looks after Dermalapse to set it up with a certificate (DERMALAPSE_TLS_CERT and DERMALAPSE_TLS_KEY) or behind a proxy: the README says how, under “Serving a clinic’s network”. Until then, take photos with the camera and upload them.',
    },
    unsupported: {
      title: 'This browser gives no camera',
      what: 'It has no camera interface for web pages.',
      todo: 'Use a current Chrome, Edge, Firefox or Safari, or upload photos from a camera.',
    },
    refused: {
      title: 'The camera was refused',
      what: 'This browser, or somebody at it, does not let this page use the camera.',
      todo: 'Allow the camera for this address (the sign beside the address bar) and in the system’s settings, then try again.',
    },
    none: {
      title: 'No camera found',
      what: 'No camera is connected to this device.',
      todo: 'Connect one, switch it on, then try again.',
    },
    'in-use': {
      title: 'The camera is in use',
      what: 'Another program or another tab holds it, or it was unplugged.',
      todo: 'Close what uses it, plug it in again, then try again.',
    },
    failed: {
      title: 'The camera could not be started',
      what: 'The browser gave no reason that is known here.',
      todo: 'Unplug and plug in the camera or choose another, then try again.',
    },
  } satisfies Record<CameraProblem, { title: string; what: string; todo: string }>,
  upload: 'Upload photos instead',

  state: {
    title: 'State of this visit',
    why: 'Asked once a visit, for its photos to be compared fairly.',
    cleansed: 'Skin cleansed',
    notCleansed: 'Skin not cleansed',
    makeUp: 'Make-up on the skin',
    noMakeUp: 'No make-up',
    expression: 'Expression',
    expressions: { neutral: 'Neutral', smiling: 'Smiling', other: 'Other' } satisfies Record<
      Expression,
      string
    >,
    light: 'Light set-up',
    lightHint: 'In your own words, e.g. two softboxes, room 2, blinds closed',
    unsaid: 'not said',
    start: 'Start',
    save: 'Save',
    edit: 'Change',
    differs: (parts: string) => `Other than at baseline: ${parts}`,
    unknown: 'State not stated',
  },

  waiting: {
    count: (count: number) => `${photos(count)} ${waits(count)} on this device until the server has them.`,
    ofOthers: (count: number) =>
      `${photos(count)} of another account ${waits(count)} on this device. They are sent when that person signs in here.`,
    refused: (count: number) => `${photos(count)} on this device were refused by the server:`,
    refusedOne: (view: string, day: string, why: string) => `${view}, ${day}: ${why}`,
    isOther:
      'The series has this very picture already, as another photo: the camera stood still. Take it again, then remove it here.',
    sendAgain: 'Send again',
    remove: 'Remove from this device',
    removeTitle: 'Remove this photo from the device?',
    removeWhat: 'The server does not have it. Removed here, it is gone.',
    signOutTitle: 'Photos wait on this device',
    signOut: (count: number) =>
      `${photos(count)} of yours ${waits(count)} here and can be sent only while you are signed in. Signed out, they stay on this device, unencrypted, until you sign in here again.`,
    signOutAnyway: 'Sign out all the same',
  },
};

const degrees = (count: number) => `${count}°`;
