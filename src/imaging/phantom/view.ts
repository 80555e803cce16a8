import { applyAffine, compose, invert, translation } from '../affine.ts';
import type { Affine } from '../image.ts';
import { pullOf, pullSkin, releaseSkin } from './expression.ts';
import type { Nuisance } from './nuisance.ts';
import { createPose, type Pose, type Poser, poseCheek, posePlane } from './pose.ts';
import type { Layout, Settings } from './spec.ts';

/** Which skin a point of the photo shows, and how it lies there. */
export interface Sight {
  xMm: number;
  yMm: number;
  pose: Pose;
}

/** How a camera far away (orthographic) sees the skin. */
export interface View {
  /** Skin position in mm -> pixel, without expression: exact for the plane; for a cheek, what holds in its middle. */
  transform: Affine;
  /** Skin position in mm -> pixel, pixel centres at integers; null where the skin turns away. */
  toPhoto(xMm: number, yMm: number): [number, number] | null;
  /** Pixel -> skin position in mm; null beside the cheek. */
  toSkin(x: number, y: number): [number, number] | null;
  /** The pose is the same everywhere. */
  isFlat: boolean;
  /** What the middle of the skin looks like. */
  start(): Sight;
  /** As `toSkin`, into `out`, which holds an earlier sight; the pose is written only when it is not flat. False: null. */
  look(x: number, y: number, out: Sight): boolean;
}

type Look = View['look'];

/** Width and height in pixels. */
export function photoSize({ widthMm, heightMm, pixelsPerMm }: Settings): [number, number] {
  return [Math.round(widthMm * pixelsPerMm), Math.round(heightMm * pixelsPerMm)];
}

export function createView(settings: Settings, layout: Layout, nuisance: Nuisance): View {
  const isFlat = settings.surface === 'plane';
  const poser = isFlat ? posePlane(nuisance) : poseCheek(settings.radiiMm, nuisance);
  const middle = [settings.widthMm / 2, settings.heightMm / 2] as const;
  const placed = placeInPhoto(settings, nuisance);
  const toPixel = compose(placed, translation(...middle));
  const start = (): Sight => {
    const pose = createPose();
    poser(0, 0, pose);
    return { xMm: middle[0], yMm: middle[1], pose };
  };
  const { across, down } = start().pose;
  const tangent: Affine = [across[0]!, down[0]!, 0, across[1]!, down[1]!, 0];
  const transform = compose(placed, about(middle, tangent));
  const lookAtRest = isFlat ? lookAtPlane(transform) : lookAtCheek(poser, middle, toPixel);

  const pull = pullOf(settings, layout);
  const strength = nuisance.expression;
  const look: Look =
    strength === 0
      ? lookAtRest
      : (x, y, out) => {
          if (!lookAtRest(x, y, out)) return false;
          [out.xMm, out.yMm] = releaseSkin(pull, strength, [out.xMm, out.yMm]);
          return true;
        };
  const pose = createPose();
  return {
    transform,
    isFlat,
    start,
    look,
    toSkin(x, y) {
      const sight = start();
      return look(x, y, sight) ? [sight.xMm, sight.yMm] : null;
    },
    toPhoto(xMm, yMm) {
      const posed = strength === 0 ? ([xMm, yMm] as const) : pullSkin(pull, strength, [xMm, yMm]);
      if (isFlat) return applyAffine(transform, posed);
      poser(posed[0] - middle[0], posed[1] - middle[1], pose);
      if (pose.normal[2]! < grazing) return null;
      return applyAffine(toPixel, [pose.position[0]!, pose.position[1]!]);
    },
  };
}

/** Skin lying flat before the camera, mm -> pixels. */
function placeInPhoto(settings: Settings, nuisance: Nuisance): Affine {
  const { widthMm, heightMm, pixelsPerMm } = settings;
  const scale = pixelsPerMm * Math.exp(nuisance.scaleLog);
  const turn = (nuisance.rotationDeg * Math.PI) / 180;
  const cos = scale * Math.cos(turn);
  const sin = scale * Math.sin(turn);
  const [width, height] = photoSize(settings);
  const x = (width - 1) / 2 + nuisance.shiftMm[0] * pixelsPerMm;
  const y = (height - 1) / 2 + nuisance.shiftMm[1] * pixelsPerMm;
  const [cx, cy] = [widthMm / 2, heightMm / 2];
  return [cos, -sin, x - cos * cx + sin * cy, sin, cos, y - sin * cx - cos * cy];
}

function about([x, y]: readonly [number, number], map: Affine): Affine {
  return compose(translation(x, y), compose(map, translation(-x, -y)));
}

function lookAtPlane(transform: Affine): Look {
  const back = invert(transform);
  return (x, y, out) => {
    out.xMm = back[0] * x + back[1] * y + back[2];
    out.yMm = back[3] * x + back[4] * y + back[5];
    return true;
  };
}

/** Skin seen nearly from its side (cosine) is not shown. */
const grazing = 0.1;
const toleranceMm = 1e-6;
const mostRounds = 12;
const longestStepMm = 15;

/** Follows the ray to the skin by Newton's method, from what was seen last: the pixel before, as a rule. */
function lookAtCheek(poser: Poser, [middleX, middleY]: readonly [number, number], toPixel: Affine): Look {
  const back = invert(toPixel);
  return (x, y, out) => {
    const wantedX = back[0] * x + back[1] * y + back[2];
    const wantedY = back[3] * x + back[4] * y + back[5];
    const { position, across, down, normal } = out.pose;
    let u = out.xMm - middleX;
    let v = out.yMm - middleY;
    for (let round = 0; round < mostRounds; round++) {
      poser(u, v, out.pose);
      const missX = wantedX - position[0]!;
      const missY = wantedY - position[1]!;
      if (Math.abs(missX) + Math.abs(missY) < toleranceMm) {
        out.xMm = middleX + u;
        out.yMm = middleY + v;
        return normal[2]! >= grazing;
      }
      const length = out.pose.downLength;
      const determinant = across[0]! * down[1]! - across[1]! * down[0]!;
      u += step((missX * down[1]! - missY * down[0]!) / determinant);
      v += step((missY * across[0]! - missX * across[1]!) / (determinant * length));
    }
    out.xMm = middleX;
    out.yMm = middleY;
    return false;
  };
}

const step = (mm: number): number => Math.min(longestStepMm, Math.max(-longestStepMm, mm));
