import { differentPeopleBelow } from '../landmarks.ts';
import { metricRegistry } from '../metrics/index.ts';
import { type MetricName, metricNames } from '../plan.ts';
import type { Finding } from './finding.ts';
import type { PairFacts } from './pair-facts.ts';

const fineMetrics = metricNames.filter((name) => metricRegistry[name].needs.fineDetail);
const millimetreMetrics = metricNames.filter((name) => metricRegistry[name].needs.pixelsPerMm !== null);
const referenceMetrics = metricNames.filter((name) => metricRegistry[name].needs.reference);

/** What is nothing but shade, where single views can't tell it from another light. */
const sameLightMetrics = metricNames.filter((name) => metricRegistry[name].needs.sameLight);
/** What the shape of the skin and the light on it make or unmake by themselves. */
const shadedMetrics: readonly MetricName[] = ['wrinkles', 'tone', ...sameLightMetrics];
const turnedMetrics = metricNames.filter(
  (name) => fineMetrics.includes(name) || shadedMetrics.includes(name),
);

/** Correlations: with landmarks a place is known beforehand; without, the best of many chance fits reaches 0.35. */
const unrelatedBelow = { landmarks: 0.3, content: 0.45 };
const weakBelow = { landmarks: 0.4, content: 0.6 };
const smallestOverlap = 0.3;
const fairOverlap = 0.7;
const scaleNoted = 1.25;
const scaleRefused = 1.6;
const poseNotedDeg = 5;
const poseRefusedDeg = 10;
const poseEndsDeg = 25;
/** Between what 5 and 12 degrees of a cheek's yaw read; see register/surface-turn.ts. */
const surfaceTurnRefusedDeg = 8;
const expressionNoted = 0.06;
/** Blur that takes the pores' band (0.09 to 0.22 mm) with it, in one photo alone. */
const blurEndsDetailMm = 0.15;
const blurNotedMm = 0.12;
const blurRefusedMm = 0.25;
const clippedNoted = 0.02;
/** The rim of what is burnt out runs through skin like a line, and moves with the light. */
const clippedEndsDetail = 0.1;
const clippedRefused = 0.2;
const exposureNoted = Math.log(1.6);
const exposureRefused = Math.log(4);
const whiteBalanceNoted = 0.15;
const whiteBalanceRefused = 0.35;
const jpegNotedBelow = 75;
/** On the phantom 0.005 for each degree that the light goes round: about 45 and 80 degrees. */
const lightTurnNoted = 0.22;
const lightTurnRefused = 0.4;

/** Every rule of the gate about the pair as a whole, in the order a reader should meet them. */
export function findInPair(facts: PairFacts): Finding[] {
  return [
    subject,
    placement,
    scale,
    pose,
    expression,
    resolution,
    sharpness,
    clipping,
    light,
    lightDirection,
    reference,
    compression,
  ].flatMap((rule) => rule(facts));
}

function subject({ faceSimilarity, faceInOneOnly, foundByContent, correlation }: PairFacts): Finding[] {
  if (faceSimilarity !== null && faceSimilarity < differentPeopleBelow) {
    return [
      ends(
        'DIFFERENT_SUBJECT',
        'The two photos seem to show different people. Check that both belong to this patient.',
      ),
    ];
  }
  if (correlation < limitOf(unrelatedBelow, foundByContent)) {
    const advice = faceInOneOnly
      ? 'A face was found in only one of the photos. Take the follow-up from the same view as the baseline.'
      : 'Choose photos of the same area and view, or outline the area on the baseline photo.';
    return [ends('REGISTRATION', `The two photos could not be laid over each other. ${advice}`)];
  }
  return [];
}

function placement({ foundByContent, correlation, overlap }: PairFacts): Finding[] {
  const findings: Finding[] = [];
  if (overlap < smallestOverlap) {
    findings.push(
      ends(
        'OVERLAP',
        'Hardly any of the area is visible in both photos. Frame the follow-up like the baseline.',
      ),
    );
  } else if (overlap < fairOverlap) {
    findings.push(
      limits(
        'OVERLAP',
        [],
        `Only ${percent(overlap)} of the area is visible in both photos; the rest is not measured.`,
      ),
    );
  }
  const [unrelated, weak] = [limitOf(unrelatedBelow, foundByContent), limitOf(weakBelow, foundByContent)];
  if (correlation >= unrelated && correlation < weak) {
    findings.push(
      limits(
        'REGISTRATION',
        [],
        'The two photos lie over each other only roughly. Repeat the same view, distance and light next time.',
      ),
    );
  }
  return findings;
}

function scale({ scaleRatio }: PairFacts): Finding[] {
  const ratio = Math.max(scaleRatio, 1 / scaleRatio);
  if (ratio < scaleNoted) return [];
  const message = `One photo was taken from much nearer (the skin is ${ratio.toFixed(1)} times larger): perspective differs. Keep the distance of the baseline.`;
  return [ratio < scaleRefused ? limits('SCALE', [], message) : refuses('SCALE', [], message)];
}

function pose({ poseDeg, surfaceTurnDeg }: PairFacts): Finding[] {
  if (!poseDeg) return surfaceTurn(surfaceTurnDeg);
  const turned = Math.max(Math.abs(poseDeg.yaw), Math.abs(poseDeg.pitch));
  if (turned < poseNotedDeg) return surfaceTurn(surfaceTurnDeg);
  const message = `The head is turned ${turned.toFixed(0)} degrees away from the baseline's pose. Repeat the baseline's pose next time.`;
  if (turned >= poseEndsDeg) return [ends('POSE', message)];
  if (turned >= poseRefusedDeg) return refusesAndLimits('POSE', turnedMetrics, message);
  return [
    refuses('POSE', shadedMetrics, message),
    limits('POSE', [], message),
    ...surfaceTurn(surfaceTurnDeg),
  ];
}

/** Skin that curves is foreshortened unevenly when it is turned, with or without a face in the photo. */
function surfaceTurn(degrees: number | null): Finding[] {
  if (degrees === null || degrees < surfaceTurnRefusedDeg) return [];
  const message = `The skin is turned to the camera by about ${degrees.toFixed(0)} degrees more or less than in the baseline, so its light and its fine detail differ. Repeat the baseline's view next time.`;
  return refusesAndLimits('POSE', turnedMetrics, message);
}

function expression({ expressionChange }: PairFacts): Finding[] {
  if (expressionChange === null || expressionChange < expressionNoted) return [];
  const message =
    'The facial expression differs, which deepens lines and shades the skin anew. Ask for a relaxed face, mouth closed and eyes open, as in the baseline.';
  return refusesAndLimits('EXPRESSION', shadedMetrics, message);
}

function resolution({
  pixelsPerMm,
  nothingOutlined = false,
}: Pick<PairFacts, 'pixelsPerMm'> & Partial<PairFacts>): Finding[] {
  if (nothingOutlined) {
    return [
      refuses(
        'NO_FACE_NO_PLAN',
        [],
        'No face was found and no area is outlined, so nothing says where to measure. Outline the treated area and some untreated skin on the baseline photo.',
      ),
    ];
  }
  if (!pixelsPerMm) {
    return [
      refuses(
        'SCALE_UNKNOWN',
        millimetreMetrics,
        'Nothing in the photos gives millimetres. Lay the card or a ruler beside the skin, or enter pixels per millimetre in the plan.',
      ),
    ];
  }
  const lowest = Math.min(pixelsPerMm.before, pixelsPerMm.after);
  const tooFine = metricNames.filter((name) => {
    const { coarserThan, pixelsPerMm: needed } = metricRegistry[name].needs;
    return !coarserThan && lowest < (needed ?? 0);
  });
  if (tooFine.length === 0) return [];
  const needed = Math.max(...tooFine.map((name) => metricRegistry[name].needs.pixelsPerMm ?? 0));
  return [
    refuses(
      'RESOLUTION',
      tooFine,
      `The photos have ${lowest.toFixed(1)} pixels per millimetre; ${labels(tooFine)} needs ${needed}. Come closer or use the camera's full resolution.`,
    ),
  ];
}

function sharpness({ blurMm, blurVarianceMm2, pixelsPerMm }: PairFacts): Finding[] {
  if (resolution({ pixelsPerMm }).length > 0) return []; // too few pixels say it already
  if (blurMm !== null && blurMm > blurEndsDetailMm) {
    const message = `A photo is too soft for fine detail (blur of ${blurMm.toFixed(2)} mm). Focus on the treated skin, and send the camera's file, not an enlarged one.`;
    return [refuses('BLUR', fineMetrics, message)];
  }
  const differenceMm = Math.sqrt(Math.abs(blurVarianceMm2 ?? 0));
  if (blurVarianceMm2 === null || differenceMm < blurNotedMm) return [];
  const softer = blurVarianceMm2 > 0 ? 'after' : 'before';
  const message = `The ${softer} photo is blurred by ${differenceMm.toFixed(2)} mm more than the other. Focus on the treated skin and hold the camera still.`;
  return [
    differenceMm < blurRefusedMm
      ? limits('BLUR', fineMetrics, message)
      : refuses('BLUR', fineMetrics, message),
  ];
}

function clipping({ clipped }: PairFacts): Finding[] {
  return clipped.flatMap(({ region, fraction }) => {
    if (fraction <= clippedNoted) return [];
    const message = `${percent(fraction)} of the skin of "${region}" is burnt out or black in one photo and is not measured. Expose less brightly and avoid shine.`;
    const findings =
      fraction > clippedRefused
        ? [refuses('CLIPPING', [], message)]
        : fraction > clippedEndsDetail
          ? refusesAndLimits('CLIPPING', fineMetrics, message)
          : [limits('CLIPPING', [], message)];
    return findings.map((finding) => ({ ...finding, region }));
  });
}

function light({ exposureLog, whiteBalanceLog }: PairFacts): Finding[] {
  const findings: Finding[] = [];
  const exposure = Math.abs(exposureLog);
  if (exposure > exposureNoted) {
    const message = `One photo is ${Math.exp(exposure).toFixed(1)} times as bright as the other. Use the same light and fixed exposure.`;
    findings.push(
      exposure > exposureRefused ? refuses('EXPOSURE', [], message) : limits('EXPOSURE', [], message),
    );
  }
  if (whiteBalanceLog > whiteBalanceNoted) {
    const message =
      'The colour of the light or the white balance changed. Use the same lamp and a fixed white balance, or the card.';
    findings.push(
      whiteBalanceLog > whiteBalanceRefused
        ? refuses('COLOUR', ['redness'], message)
        : limits('COLOUR', ['redness'], message),
    );
  }
  return findings;
}

function lightDirection({ lightTurnLog }: PairFacts): Finding[] {
  if (lightTurnLog === null) {
    const unknown =
      'Nothing shows whether the light came from the same side. Keep some untreated skin in view, sharp and in the same light.';
    return [refuses('LIGHT_DIRECTION', sameLightMetrics, unknown)];
  }
  if (lightTurnLog < lightTurnNoted) return [];
  const message =
    'The light came from another side: untreated skin shows other lines than in the baseline. Keep lamp and chair where they were.';
  const refused = lightTurnLog >= lightTurnRefused;
  return [
    refuses('LIGHT_DIRECTION', sameLightMetrics, message),
    (refused ? refuses : limits)('LIGHT_DIRECTION', fineMetrics, message),
  ];
}

function reference({ reference: state, colourByCard, nothingOutlined }: PairFacts): Finding[] {
  if (state === 'usable' || nothingOutlined) return [];
  const concerned = referenceMetrics.filter((name) => !(colourByCard && metricRegistry[name].colourOfLight));
  const [code, message] =
    state === 'unfit'
      ? ([
          'REFERENCE_UNFIT',
          'Too little of the untreated skin is visible in both photos. Keep it in view, uncovered and in the same light, or outline more of it.',
        ] as const)
      : ([
          'NO_REFERENCE',
          'No untreated skin to compare with was found in both photos. Keep the neck or an ear in view, or outline untreated skin on the baseline photo.',
        ] as const);
  return [refuses(code, concerned, message)];
}

function compression({ jpegQuality }: PairFacts): Finding[] {
  if (jpegQuality === null || jpegQuality >= jpegNotedBelow) return [];
  return [
    limits(
      'COMPRESSION',
      fineMetrics,
      `A photo is heavily compressed (JPEG quality ${jpegQuality}). Send the camera's original file, not one that went through a messenger.`,
    ),
  ];
}

const limitOf = (
  { landmarks, content }: { landmarks: number; content: number },
  foundByContent: boolean,
): number => (foundByContent ? content : landmarks);

const ends = (code: Finding['code'], message: string): Finding => ({
  code,
  metrics: [],
  gravity: 'ends',
  message,
});
const refuses = (code: Finding['code'], metrics: readonly MetricName[], message: string): Finding => ({
  code,
  metrics,
  gravity: 'refuses',
  message,
});
const limits = (code: Finding['code'], metrics: readonly MetricName[], message: string): Finding => ({
  code,
  metrics,
  gravity: 'limits',
  message,
});

/** Some metrics can't bear it; the reader of the others must know it. */
const refusesAndLimits = (
  code: Finding['code'],
  refused: readonly MetricName[],
  message: string,
): Finding[] => [
  refuses(code, refused, message),
  limits(
    code,
    metricNames.filter((name) => !refused.includes(name)),
    message,
  ),
];

const percent = (share: number): string => `${Math.round(100 * share)} %`;
const labels = (names: readonly MetricName[]): string =>
  names
    .filter((name) => !sameLightMetrics.includes(name))
    .map((name) => metricRegistry[name].label.toLowerCase())
    .join(' and ');
