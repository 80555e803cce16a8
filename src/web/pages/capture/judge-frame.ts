import type { LiveFace } from '../../../imaging/live-face.ts';
import type { CardSighting } from './card-sighting.ts';
import { faceBox } from './face-spots.ts';
import type { LightReading } from './read-light.ts';

/** What is known of one picture: of the camera's now, or of the baseline laid into a frame of the same size. */
export interface FrameReading {
  width: number;
  height: number;
  face: LiveFace | null;
  light: LightReading;
  sharpness: number;
}

/** What to do about a picture that does not fit yet; left and right are the patient's own. */
export type Advice =
  | { kind: 'no-face' }
  | { kind: 'turn'; to: 'left' | 'right'; degrees: number }
  | { kind: 'chin'; to: 'up' | 'down'; degrees: number }
  | { kind: 'tilt'; to: 'left' | 'right'; degrees: number }
  | { kind: 'distance'; to: 'closer' | 'back' }
  | { kind: 'move'; to: 'left' | 'right' | 'up' | 'down' }
  | { kind: 'light'; is: 'too-dark' | 'too-bright' | 'from-left' | 'from-right' }
  | { kind: 'blurred' }
  | { kind: 'expression'; part: 'mouth' | 'eyes' | 'smile' }
  | { kind: 'card'; is: Exclude<CardSighting, 'seen'> };

/** The measurement refuses texture from about 8 degrees on; with these a photo is well inside. */
const tolerance = {
  turnDeg: 4,
  /** Of the size of the face. */
  size: 0.08,
  /** Of the frame's longer side. */
  position: 0.05,
  /** In stops. */
  exposure: 0.8,
  clipped: 0.05,
  /** In ln, cheek against cheek. */
  cheeks: 0.22,
  /** Share of the baseline's fine detail. */
  detail: 0.35,
  /** In eye distances. */
  mouth: 0.07,
  smile: 0.09,
  /** Share of the baseline's opening. */
  eyes: 0.6,
};

/** Without a baseline only what is plainly wrong can be told. */
const plain = { darkest: 0.04, brightest: 0.75, smallestFace: 0.1, turnDeg: 8 };

interface Wanted {
  baseline: FrameReading | null;
  /** Turn that the view asks for while there is no baseline; null for a view without a face. */
  viewYawDeg: number | null;
  /** Null where the series uses no card. */
  card: CardSighting | null;
}

/** All that keeps a picture from fitting, what matters most first; empty when it fits. */
export function judgeFrame(live: FrameReading, { baseline, viewYawDeg, card }: Wanted): Advice[] {
  const wantsFace = baseline ? baseline.face !== null : viewYawDeg !== null;
  const advice: Advice[] = [];
  if (wantsFace && !live.face) advice.push({ kind: 'no-face' });
  if (live.face && baseline?.face) {
    advice.push(
      ...judgePose(live.face, baseline.face.poseDeg, tolerance.turnDeg),
      ...judgePlace(live, { ...baseline, face: baseline.face }),
      ...judgeExpression(live.face, baseline.face),
    );
  } else if (live.face && !baseline && viewYawDeg !== null) {
    advice.push(...judgePose(live.face, { yaw: viewYawDeg, pitch: null, roll: 0 }, plain.turnDeg));
    if (live.face.interOcularPx / Math.max(live.width, live.height) < plain.smallestFace)
      advice.push({ kind: 'distance', to: 'closer' });
  }
  advice.push(...judgeLight(live.light, baseline?.light ?? null));
  if (baseline && live.sharpness < tolerance.detail * baseline.sharpness) advice.push({ kind: 'blurred' });
  if (card && card !== 'seen') advice.push({ kind: 'card', is: card });
  return advice;
}

function judgePose(
  { poseDeg }: LiveFace,
  wanted: { yaw: number; pitch: number | null; roll: number },
  allowedDeg: number,
): Advice[] {
  const advice: Advice[] = [];
  const yaw = poseDeg.yaw - wanted.yaw;
  const pitch = wanted.pitch === null ? 0 : poseDeg.pitch - wanted.pitch;
  const roll = poseDeg.roll - wanted.roll;
  const degrees = (angle: number) => Math.round(Math.abs(angle));
  // Positive yaw is a turn to the patient's left, positive pitch looks up, positive roll leans to the patient's left.
  if (Math.abs(yaw) > allowedDeg)
    advice.push({ kind: 'turn', to: yaw > 0 ? 'right' : 'left', degrees: degrees(yaw) });
  if (Math.abs(pitch) > allowedDeg)
    advice.push({ kind: 'chin', to: pitch > 0 ? 'down' : 'up', degrees: degrees(pitch) });
  if (Math.abs(roll) > allowedDeg)
    advice.push({ kind: 'tilt', to: roll > 0 ? 'right' : 'left', degrees: degrees(roll) });
  return advice;
}

function judgePlace(live: FrameReading, baseline: FrameReading & { face: LiveFace }): Advice[] {
  if (!live.face) return [];
  const advice: Advice[] = [];
  const size = live.face.interOcularPx / baseline.face.interOcularPx - 1;
  if (Math.abs(size) > tolerance.size) advice.push({ kind: 'distance', to: size < 0 ? 'closer' : 'back' });
  const [here, there] = [middleOf(live.face), middleOf(baseline.face)];
  const allowedPx = tolerance.position * Math.max(live.width, live.height);
  const [right, down] = [here.x - there.x, here.y - there.y];
  // The picture's right is the patient's left.
  if (Math.abs(right) > allowedPx) advice.push({ kind: 'move', to: right > 0 ? 'right' : 'left' });
  if (Math.abs(down) > allowedPx) advice.push({ kind: 'move', to: down > 0 ? 'up' : 'down' });
  return advice;
}

function middleOf(face: LiveFace): { x: number; y: number } {
  const { left, right, top, bottom } = faceBox(face);
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

function judgeExpression({ expression: now }: LiveFace, { expression: then }: LiveFace): Advice[] {
  if (now.eyeOpening < tolerance.eyes * then.eyeOpening) return [{ kind: 'expression', part: 'eyes' }];
  if (Math.abs(now.mouthOpening - then.mouthOpening) > tolerance.mouth)
    return [{ kind: 'expression', part: 'mouth' }];
  if (Math.abs(now.mouthWidth - then.mouthWidth) > tolerance.smile)
    return [{ kind: 'expression', part: 'smile' }];
  return [];
}

function judgeLight(now: LightReading, then: LightReading | null): Advice[] {
  const stops = then ? Math.log2((now.mean + 1e-4) / (then.mean + 1e-4)) : 0;
  const isDark = then ? stops < -tolerance.exposure : now.mean < plain.darkest;
  const isBright = then
    ? stops > tolerance.exposure || now.clipped > then.clipped + tolerance.clipped
    : now.mean > plain.brightest || now.clipped > tolerance.clipped;
  if (isDark) return [{ kind: 'light', is: 'too-dark' }];
  if (isBright) return [{ kind: 'light', is: 'too-bright' }];
  const balance = (now.cheekBalance ?? 0) - (then?.cheekBalance ?? 0);
  if (now.cheekBalance === null || Math.abs(balance) <= tolerance.cheeks * (then ? 1 : 2)) return [];
  return [{ kind: 'light', is: balance > 0 ? 'from-left' : 'from-right' }];
}
