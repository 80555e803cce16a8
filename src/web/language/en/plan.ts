import { plural } from '../plural.ts';

/** The region editor. */
export const plan = {
  title: 'Plan',
  titleOf: (series: string) => `Plan: ${series}`,
  thePlan: 'the plan',
  series: 'series',
  noBaseline: 'No baseline photo yet',
  noBaselineWhy: 'Add the baseline photo to the series first; the plan is drawn on it.',
  baseline: 'Baseline photo',
  baselineOf: (day: string) => `Baseline of ${day}`,
  drawnOn: (view: string, day: string) => `${view}, baseline, ${day}`,
  side: 'Regions, card, scale and versions',
  outlines: 'Outlines on the photo',
  undo: 'Undo',
  redo: 'Redo',
  howTitle: 'How to draw, by mouse, finger or keyboard',
  how: 'A new region takes a point with each click until it is done. Points and whole regions are dragged; the small marks between two points make new ones. By keyboard: Tab goes to a region and on to its points, arrows move them, with Shift ten times as far, Insert adds a point behind, Delete removes, Escape goes back to the region and out of it, Ctrl+Z and Ctrl+Y undo and redo.',

  kinds: {
    treated: 'Treated skin',
    reference: 'Untreated skin',
    chart: '24-patch chart',
    'grey-card': 'Grey card',
  },
  lists: {
    treated: {
      title: 'Treated skin',
      lead: 'What is to be measured.',
      add: 'Add treated region',
      placeholder: 'Left cheek',
    },
    reference: {
      title: 'Untreated skin',
      lead: 'Reference in the same photo: neck, ear or skin beside the area. Without it redness, texture and pores can’t be told from the camera.',
      add: 'Add untreated skin',
      placeholder: 'Neck',
    },
  },
  nameOf: (list: string, number: number) => `Name of ${list.toLowerCase()} ${number}`,
  remove: (name: string) => `Remove ${name || 'this region'}`,
  removeShort: 'Remove',
  tooFewPoints: (count: number) => `${count} of 3 points or more`,
  points: (count: number) => `${count} ${plural('en', count, { one: 'point', other: 'points' })}`,
  addPoint: 'Add a point',
  done: 'Done',
  editPoints: 'Edit points',
  movablePoint: 'movable point',
  shape: (name: string, kind: string, points: number) =>
    `${name}, ${kind.toLowerCase()}, ${points} ${plural('en', points, { one: 'point', other: 'points' })}`,
  pointOf: (number: number, of: number, region: string) => `Point ${number} of ${of}, ${region}`,
  pointAt: (name: string, left: number, top: number) =>
    `${name}: ${left} % from the left, ${top} % from the top`,
  chartCorners: [
    'Corner of the dark skin patch',
    'Second corner, clockwise',
    'Third corner, clockwise',
    'Fourth corner, clockwise',
  ],
  rulerEnds: ['First end of the known distance', 'Second end of the known distance'],

  proposals: {
    title: 'Found in the photo',
    lead: 'Regions of a face, untreated skin beside it, scale and card. Take over what fits; it can be changed afterwards.',
    look: 'Look for regions',
    looking: 'Looking for a face and its regions; this takes some seconds …',
    nothing: 'No face was found. Outline the regions by hand.',
    accept: 'Accept',
    acceptThis: (name: string) => `Accept ${name}`,
    taken: 'Taken over',
    takenThis: (name: string) => `Taken over: ${name}`,
    acceptAll: 'Accept all',
    scale: {
      iris: (pixelsPerMm: number) => `${pixelsPerMm} pixels per millimetre, by the irises`,
      card: (pixelsPerMm: number) => `${pixelsPerMm} pixels per millimetre, by the card`,
    },
    useScale: 'Use this scale',
  },

  card: {
    title: 'Card',
    lead: 'The printed Dermalapse card is found by itself. A colour chart of 24 patches or a plain grey card is outlined.',
    found: 'The printed card was found in this photo (dotted line). Nothing need be outlined.',
    addChart: 'Outline a chart',
    addGrey: 'Outline a grey card',
    chartHow:
      'Drag the four corners to those of its patches, clockwise, the dark one to the dark skin patch.',
    greyHow: 'Drag the outline inside the card, away from its edge and from shadows.',
  },

  scale: {
    title: 'Scale',
    lead: 'A face gives its own scale by its irises. On other skin, give it here.',
    pixelsPerMm: 'Pixels per millimetre',
    mark: 'Mark a known distance',
    drag: 'Drag both ends to a distance you know, such as a ruler’s, and type how long it is.',
    distance: 'Distance',
    mm: ' mm',
    take: 'Use',
    takeThis: (pixelsPerMm: number) => `Use ${pixelsPerMm} px/mm`,
  },

  versions: {
    title: 'Versions',
    version: (number: number) => `Version ${number}`,
    saved: (day: string, by: string | null) => (by ? `${day}, ${by}` : day),
    now: ', in use',
    removed: ', plan removed',
    otherPhoto: ', drawn on another photo',
    look: 'Look at',
    lookAt: (number: number) => `Look at version ${number}`,
    lookingAt: (number: number) => `Version ${number}, to look at. Your draft is kept.`,
    back: 'Back to the draft',
    restore: 'Start from',
    restoreThis: (number: number) => `Start from version ${number}`,
  },

  save: {
    title: 'Save',
    save: 'Save plan',
    remove: 'Remove plan',
    asNewer: 'Save mine as a newer version',
    unchanged: 'Nothing is changed.',
    measures: (count: number) =>
      count === 0
        ? 'No comparison has to be measured anew.'
        : `Saving measures ${count} ${plural('en', count, { one: 'comparison', other: 'comparisons' })} anew.`,
    missesPrimary: (region: string) =>
      `The primary outcome is measured on “${region}”, and no treated region has that name. Without it the primary outcome can’t be measured.`,
    draftKept: 'Your draft is kept; what they saved is under Versions.',
  },

  problems: {
    noName: (kind: string) => `${kind}: a region has no name.`,
    fewPoints: (name: string) => `“${name}” needs at least three points on the photo.`,
    sameName: 'Two treated regions have the same name.',
    chart: 'The chart’s corners must go round clockwise from the dark skin patch, and no sides may cross.',
  },
};
