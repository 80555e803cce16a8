import { disturbanceLabel } from './disturbance-words.ts';
import type { GroupFigures, MetricFigures, Share, ValidationReport } from './types.ts';

type Limits = ValidationReport['limits'];

/** What a single photo can't tell apart from a change of the skin, worst known first, and what to do about it. */
const disturbanceLimits: Record<string, string> = {
  elevation:
    'A light that stands higher in one photo makes the same skin look smoother. Nothing in a single photo tells this from a treated skin: keep lamp and patient where they were.',
  specular:
    'Shine on oily or wet skin hides what lies under it and looks like texture. Blot the skin before the photo, or use a cross-polarised light.',
  colourGradient:
    'Light of two colours, a lamp on one side and a window on the other, reddens one part of the face more than another. Use one kind of light and close the blinds.',
  referenceFlush:
    'Redness is read against untreated skin of the same photo. When that skin flushes, by warmth or effort, treated skin seems less red. Let the patient rest, and outline untreated skin in two places.',
};

/** Sentences on the known limits with the figures of this run. */
export function describeLimits(metrics: readonly MetricFigures[]): Limits {
  const ofLight = Object.entries(disturbanceLimits).map(([name, advice]) => ({
    title: disturbanceLabel(name),
    text: `${advice} ${disturbanceSentence(name, metrics)}`,
  }));
  return [
    ...ofLight,
    {
      title: 'Dark skin',
      text: `The darker the skin, the less of its light comes back from the blood, and the more the camera’s noise counts. ${darkSentence(metrics)}`,
    },
    {
      title: 'No untreated skin in view',
      text: `Without untreated skin in the same photo nothing says whether light or lens changed; a card says it of the light that falls on the card. ${groupSentence(
        metrics.map(({ label, withoutReference }) => [label, withoutReference.cardOnly]),
      )}`,
    },
  ];
}

function disturbanceSentence(name: string, metrics: readonly MetricFigures[]): string {
  const moved = metrics
    .flatMap(({ label, disturbances }) => {
      const found = disturbances.find((one) => one.name === name);
      return found?.shift != null && found.halfMdc95
        ? [{ label, shift: found.shift, limit: found.halfMdc95 }]
        : [];
    })
    .toSorted((a, b) => b.shift / b.limit - a.shift / a.limit);
  const worst = moved[0];
  if (!worst) return 'This run has no figure for it.';
  const others = moved.slice(1).filter(({ shift, limit }) => shift > limit);
  const more =
    others.length > 0
      ? ` Also beyond half of what counts: ${list(others.map(({ label }) => lower(label)))}.`
      : '';
  return `Alone and strong (2 sigma in both photos), with nothing changed, it moves ${lower(worst.label)} most: by ${percent(worst.shift)}, where a change counts from ${percent(2 * worst.limit)}.${more}`;
}

function darkSentence(metrics: readonly MetricFigures[]): string {
  const known = metrics.flatMap(({ label, tones }) => {
    const ofLight = tones.at(-1)?.ofLight;
    return ofLight == null ? [] : [`${lower(label)} ${Math.round(100 * ofLight)} %`];
  });
  const refused = groupSentence(
    metrics.flatMap(({ label, tones }) => (tones.length ? [[label, tones.at(-1)!]] : [])),
  );
  if (known.length === 0)
    return `This run has no figure for how much very dark skin (20 to 40 % melanin) keeps. ${refused}`;
  return `Of the power (d′) to see a change of 20 % on light to medium skin, very dark skin (20 to 40 % melanin) keeps: ${list(known)}. ${refused}`;
}

function groupSentence(groups: readonly (readonly [string, GroupFigures])[]): string {
  const refused = groups.filter(([, { refused }]) => refused && refused.count > 0);
  if (groups.every(([, group]) => group.refused === null)) return 'This run has no figure for it.';
  if (refused.length === 0) return 'No pair was refused for it.';
  const parts = refused.map(([label, { refused }]) => `${lower(label)} ${share(refused)}`);
  return `Refused: ${list(parts)}.`;
}

const share = (value: Share): string => (value ? `${value.count} of ${value.of}` : 'none');
const percent = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} %`;
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const list = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
