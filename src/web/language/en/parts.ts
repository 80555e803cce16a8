import type { AnalysisStage, AnalysisStatus } from '../../../comparisons/types.ts';
import type { ReasonCode } from '../../../imaging/comparison.ts';
import type { Phase } from '../../../series/types.ts';
import { plural } from '../plural.ts';

const days = (count: number) => `${count} ${plural('en', count, { one: 'day', other: 'days' })}`;

/** What comes up on many pages: days, views, phases, states of an analysis, reasons, dialogs. */
export const parts = {
  cancel: 'Cancel',
  close: 'Close',
  keep: 'Keep',
  tryAgain: 'Try again',
  toReport: 'To report it, quote',
  loading: (what: string) => `Loading ${what} …`,
  synthetic: 'Synthetic',
  syntheticWhy: 'Made by the digital phantom. This is not a patient.',
  chartFailed: 'This chart could not be drawn. The table below it has the same figures.',

  spans: {
    sameDay: 'same day',
    daysLater: (count: number) => `${days(count)} later`,
    weeksLater: (count: number) => `${count} weeks later`,
    monthsLater: (count: number) => `${count} months later`,
  },

  phases: {
    before: 'Before treatment',
    healing: (day: number) => `Healing, day ${day}`,
    early: (day: number) => `Early, day ${day} after a session`,
    outcome: (day: number) => `${days(day)} after a session`,
  } satisfies Record<Phase, unknown>,

  faceViews: {
    frontal: 'Frontal',
    'left-45': 'Left 45°',
    'right-45': 'Right 45°',
    'left-lateral': 'Left lateral',
    'right-lateral': 'Right lateral',
  },

  /** In the order in which they are done. */
  stages: {
    decode: 'Reading the photos',
    register: 'Laying the photos over each other',
    normalise: 'Matching light and sharpness on untreated skin',
    measure: 'Measuring',
    uncertainty: 'Working out what the camera could have faked',
  } satisfies Record<AnalysisStage, string>,
  step: (step: number, of: number) => `step ${step} of ${of}`,
  statuses: {
    queued: 'Waiting for its turn',
    running: 'Starting',
    done: 'Done',
    failed: 'Failed',
  } satisfies Record<AnalysisStatus, string>,
  shortStatuses: {
    queued: 'Waiting',
    running: 'Starting',
    done: 'Done',
    failed: 'Failed',
  } satisfies Record<AnalysisStatus, string>,

  notMeasurable: 'Not measurable',
  notMeasurableBecause: (reason: string) => `Not measurable: ${reason}`,
  /** The cause in a few words, where a table has no room for the sentence; the sentence stands below it. */
  reasons: {
    POSE: 'the head was turned',
    EXPRESSION: 'the face moved',
    REGISTRATION: 'the photos do not fit over each other',
    DIFFERENT_SUBJECT: 'the photos show different skin',
    OVERLAP: 'too little skin in both photos',
    SCALE: 'too different a distance',
    SCALE_UNKNOWN: 'scale unknown',
    RESOLUTION: 'too few pixels per millimetre',
    BLUR: 'different sharpness',
    NOISE: 'too much noise',
    CLIPPING: 'highlights or shadows lost',
    EXPOSURE: 'different brightness',
    LIGHT_DIRECTION: 'light from another side',
    DARK_SKIN: 'too little light from dark skin',
    COLOUR: 'different colour of light',
    COMPRESSION: 'heavy compression',
    NO_REFERENCE: 'no untreated skin to compare with',
    REFERENCE_UNFIT: 'untreated skin can’t be used',
    REGION_NOT_VISIBLE: 'not in both photos',
    TOO_FEW_TILES: 'too little skin left to measure',
    TOO_FEW_FEATURES: 'too few features to follow',
    CARD: 'the card can’t be used',
    ONE_OF_MANY: 'could be chance among so many',
    NO_FACE_NO_PLAN: 'nothing says where to measure',
    NOT_IMPLEMENTED: 'not measured by this version',
  } satisfies Record<ReasonCode, string>,
};
