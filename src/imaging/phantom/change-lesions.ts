import { createRandom } from '../random.ts';
import { addLesion, drawLesion, type Lesion } from './lesions.ts';
import type { Skin } from './skin.ts';
import type { Layout, RectangleMm, Settings, TrueChange } from './spec.ts';

/** A lesion's fate between two photos. */
export type LesionState = 'matched' | 'new' | 'resolved';

/** New spots keep this far from the middle of others, so that it is clear which is which. */
const apartMm = 5;
const mostTries = 500;

/**
 * The same skin with some spots gone and others come. Those that go are spots in view.
 * @throws RangeError when fewer are in view, or when there is no room for new ones.
 */
export function changeLesions(skin: Skin, { newLesions = 0, resolvedLesions = 0 }: TrueChange): Skin {
  if (newLesions === 0 && resolvedLesions === 0) return skin;
  const { grid, settings, layout } = skin;
  const lesions = skin.lesions.slice();
  const area = areaInView(settings, layout);
  const going = skin.lesionList.filter((lesion) => isWithin(lesion, area)).slice(0, resolvedLesions);
  if (going.length < resolvedLesions) {
    throw new RangeError(`Only ${going.length} lesions are in view: resolve fewer, or take another seed.`);
  }
  for (const lesion of going) addLesion(lesions, grid, lesion, -1);
  const lesionList = skin.lesionList.map((lesion) =>
    going.includes(lesion) ? { ...lesion, state: 'resolved' as const } : lesion,
  );
  const random = createRandom(settings.seed).fork('new lesions');
  for (let tries = 0, made = 0; made < newLesions; tries++) {
    if (tries === mostTries)
      throw new RangeError(`There is no room for ${newLesions} new lesions: add fewer.`);
    const lesion = drawLesion(area, random);
    if (lesionList.some((other) => distance(other, lesion) < apartMm)) continue;
    addLesion(lesions, grid, lesion);
    lesionList.push({ ...lesion, state: 'new' });
    made++;
  }
  return { ...skin, lesions, lesionList };
}

/** The treated skin that a straight photo shows. */
export function areaInView({ widthMm, heightMm }: Settings, { treated }: Layout): RectangleMm {
  return { left: treated.left, right: Math.min(treated.right, widthMm), top: 0, bottom: heightMm };
}

export function isWithin({ xMm, yMm }: { xMm: number; yMm: number }, area: RectangleMm): boolean {
  return xMm >= area.left && xMm <= area.right && yMm >= area.top && yMm <= area.bottom;
}

function distance(a: Lesion, b: Lesion): number {
  return Math.hypot(a.xMm - b.xMm, a.yMm - b.yMm);
}
