import type { Plan } from '../plan.ts';
import { createRandom } from '../random.ts';
import { applyChange } from './change-skin.ts';
import { makePlan } from './make-plan.ts';
import { drawNuisance } from './nuisance.ts';
import { type Photo, renderPhoto } from './render-photo.ts';
import { makeSkin } from './skin.ts';
import type { TrueChange } from './spec.ts';

/** A treatment, on a day counted from the first one (day 0). */
export interface DemoSession {
  number: number;
  day: number;
  needleDepthMm: number;
  passes: number;
}

export interface DemoPhoto {
  /** Short and unique, fit for a file name. */
  name: string;
  /** Days since the first session; photos of a session's day are taken before it. */
  day: number;
  kind: 'baseline' | 'repeat' | 'healing' | 'before-session' | 'follow-up';
  /** True change against the baseline photo. */
  change: TrueChange;
  /** About a second of work; the same bytes each time. */
  render(): Photo & { plan: Plan; jpegQuality: number };
}

export interface DemoCourse {
  sessions: DemoSession[];
  photos: DemoPhoto[];
}

const sessions: DemoSession[] = [0, 35, 70, 105].map((day, i) => ({
  number: i + 1,
  day,
  needleDepthMm: [1, 1.25, 1.5, 1.5][i]!,
  passes: 4,
}));

const visits: Omit<DemoPhoto, 'render'>[] = [
  { name: 'baseline', day: 0, kind: 'baseline', change: {} },
  { name: 'baseline-repeat', day: 0, kind: 'repeat', change: {} },
  { name: 'healing-day-3', day: 3, kind: 'healing', change: course(0.55, -0.12, -0.1, -0.12, 0, 0) },
  {
    name: 'before-session-2',
    day: 35,
    kind: 'before-session',
    change: course(-0.01, -0.04, -0.05, -0.02, -0.12, 0),
  },
  {
    name: 'before-session-3',
    day: 70,
    kind: 'before-session',
    change: course(-0.05, -0.09, -0.1, -0.05, -0.08, -0.01),
  },
  {
    name: 'before-session-4',
    day: 105,
    kind: 'before-session',
    change: course(-0.1, -0.14, -0.15, -0.08, -0.3, -0.03),
  },
  {
    name: 'follow-up-1-month',
    day: 135,
    kind: 'follow-up',
    change: course(-0.16, -0.2, -0.2, -0.12, -0.42, -0.04),
  },
  {
    name: 'follow-up-3-months',
    day: 196,
    kind: 'follow-up',
    change: course(-0.2, -0.24, -0.23, -0.15, -0.38, -0.05),
  },
];

function course(
  redness: number,
  texture: number,
  pores: number,
  wrinkles: number,
  blemishes: number,
  tone: number,
): TrueChange {
  return { redness, texture, pores, wrinkles, blemishes, tone };
}

/** Share of the benchmark's disturbances: a careful clinic that follows a capture protocol. */
const carefulClinic = 0.4;

/**
 * The synthetic patient of the demo clinic: four sessions five weeks apart, a photo before each, one while the skin heals,
 * follow-ups at one and three months, and two photos on the first day to show how much photos differ by themselves. Every
 * photo says that it is synthetic, on its card.
 */
export function demoCourse(seed: number | string = 'demo'): DemoCourse {
  const makeBaseline = once(() =>
    makeSkin({
      seed,
      widthMm: 90,
      heightMm: 70,
      pixelsPerMm: 14,
      melaninFraction: 0.03,
      bloodFraction: 0.021,
      cardLeftMm: 2.5,
      cardWidthMm: 6.5,
      referenceWidthMm: 15,
      treatedEdgeMm: 5,
      cardText: 'SYNTHETIC SKIN',
      marginMm: 6,
    }),
  );
  const photos = visits.map((visit) => ({
    ...visit,
    render() {
      const random = createRandom(`${seed}/${visit.name}`);
      const nuisance = { ...drawNuisance(random, { sigma: carefulClinic }), jpegQuality: 93 };
      const skin = applyChange(makeBaseline(), visit.change);
      const photo = renderPhoto(skin, nuisance, random.fork('noise'));
      return { ...photo, plan: makePlan(skin, photo.truth), jpegQuality: nuisance.jpegQuality };
    },
  }));
  return { sessions: sessions.map((session) => ({ ...session })), photos };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
