import { describe, expect, it } from 'vitest';
import { faceExpression } from '../../../src/imaging/face/expression.ts';
import { interOcular } from '../../../src/imaging/face/inter-ocular.ts';
import { meanFace } from '../../../src/imaging/face/mean-face.ts';
import { headPose } from '../../../src/imaging/face/pose.ts';
import type { LiveFace } from '../../../src/imaging/live-face.ts';
import { type Advice, type FrameReading, judgeFrame } from '../../../src/web/pages/capture/judge-frame.ts';

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const frame = { width: 640, height: 480 };

interface Place {
  yaw?: number;
  pitch?: number;
  roll?: number;
  scale?: number;
  x?: number;
  y?: number;
}

/** The mean face turned and moved. Yaw to the patient's left, pitch up, roll to the patient's left are positive. */
function faceAt({ yaw = 0, pitch = 0, roll = 0, scale = 90, x = 320, y = 240 }: Place = {}): LiveFace {
  const points = new Float32Array(468 * 3);
  // What the pose is not read from lies in the middle.
  for (let i = 0; i < 468; i++) points.set([x, y, 0], i * 3);
  const [sp, cp] = [Math.sin(-radians(pitch)), Math.cos(radians(pitch))];
  const [sy, cy] = [Math.sin(-radians(yaw)), Math.cos(radians(yaw))];
  const [sr, cr] = [Math.sin(radians(roll)), Math.cos(radians(roll))];
  for (const [right, left, halfWidth, down, z] of meanFace) {
    for (const [index, across] of [
      [right, -Math.abs(halfWidth)],
      [left, Math.abs(halfWidth)],
    ] as const) {
      const [y1, z1] = [cp * down - sp * z, sp * down + cp * z];
      const [x2, z2] = [cy * across + sy * z1, -sy * across + cy * z1];
      points.set([x + scale * (cr * x2 - sr * y1), y + scale * (sr * x2 + cr * y1), scale * z2], index * 3);
    }
  }
  const interOcularPx = interOcular(points);
  const expression = {
    ...faceExpression(points, interOcularPx),
    mouthOpening: 0,
    eyeOpening: 0.2,
    mouthWidth: 0.8,
  };
  return { points, interOcularPx, poseDeg: headPose(points), expression };
}

const reading = (face: LiveFace | null, rest: Partial<FrameReading> = {}): FrameReading => ({
  ...frame,
  face,
  light: { mean: 0.3, clipped: 0, cheekBalance: face && 0 },
  sharpness: 0.02,
  ...rest,
});
const baseline = reading(faceAt());
const judge = (
  live: FrameReading,
  rest: { card?: 'seen' | 'not-seen' | 'too-small' | 'tilted' } = {},
): Advice[] => judgeFrame(live, { baseline, viewYawDeg: 0, card: null, ...rest });

describe('judgeFrame against a baseline', () => {
  it('has nothing to say about the same picture', () => {
    expect(judge(reading(faceAt()))).toEqual([]);
  });

  // Left and right as the patient means them: a face turned to its own left is to turn right.
  it.each<[Place, Advice]>([
    [{ yaw: 10 }, { kind: 'turn', to: 'right', degrees: 10 }],
    [{ yaw: -10 }, { kind: 'turn', to: 'left', degrees: 10 }],
    [{ pitch: 8 }, { kind: 'chin', to: 'down', degrees: 8 }],
    [{ pitch: -8 }, { kind: 'chin', to: 'up', degrees: 8 }],
    [{ roll: 7 }, { kind: 'tilt', to: 'right', degrees: 7 }],
    [{ roll: -7 }, { kind: 'tilt', to: 'left', degrees: 7 }],
    [{ scale: 75 }, { kind: 'distance', to: 'closer' }],
    [{ scale: 105 }, { kind: 'distance', to: 'back' }],
    // The picture's right is the patient's left.
    [{ x: 380 }, { kind: 'move', to: 'right' }],
    [{ x: 260 }, { kind: 'move', to: 'left' }],
    [{ y: 290 }, { kind: 'move', to: 'up' }],
    [{ y: 190 }, { kind: 'move', to: 'down' }],
  ])('%o is told', (place, advice) => {
    expect(judge(reading(faceAt(place)))).toContainEqual(advice);
  });

  it.each<Place>([{ yaw: 3 }, { pitch: -3 }, { roll: 3 }, { scale: 94 }, { x: 340 }])('%o fits', (place) => {
    expect(judge(reading(faceAt(place)))).toEqual([]);
  });

  it('measures the turn from the baseline’s own, not from straight ahead', () => {
    const turned = reading(faceAt({ yaw: -40 }));
    const wanted = { baseline: turned, viewYawDeg: -45, card: null };
    expect(judgeFrame(reading(faceAt({ yaw: -40 })), wanted)).toEqual([]);
    expect(judgeFrame(reading(faceAt({ yaw: -30 })), wanted)).toContainEqual({
      kind: 'turn',
      to: 'right',
      degrees: 10,
    });
  });

  it('misses a face, and asks for none where the baseline shows none', () => {
    expect(judge(reading(null))[0]).toEqual({ kind: 'no-face' });
    const arm = reading(null);
    expect(judgeFrame(reading(null), { baseline: arm, viewYawDeg: null, card: null })).toEqual([]);
  });

  it.each<[Partial<FrameReading['light']>, Advice]>([
    [{ mean: 0.12 }, { kind: 'light', is: 'too-dark' }],
    [{ mean: 0.7 }, { kind: 'light', is: 'too-bright' }],
    [{ clipped: 0.2 }, { kind: 'light', is: 'too-bright' }],
    [{ cheekBalance: 0.4 }, { kind: 'light', is: 'from-left' }],
    [{ cheekBalance: -0.4 }, { kind: 'light', is: 'from-right' }],
  ])('light %o is told', (light, advice) => {
    const live = reading(faceAt());
    expect(judge({ ...live, light: { ...live.light, ...light } })).toEqual([advice]);
  });

  it('tells blur, closed eyes, an open mouth, a smile', () => {
    expect(judge(reading(faceAt(), { sharpness: 0.004 }))).toEqual([{ kind: 'blurred' }]);
    const face = faceAt();
    const doing = (change: Partial<LiveFace['expression']>) =>
      judge(reading({ ...face, expression: { ...face.expression, ...change } }));
    expect(doing({ eyeOpening: 0.05 })).toEqual([{ kind: 'expression', part: 'eyes' }]);
    expect(doing({ mouthOpening: 0.2 })).toEqual([{ kind: 'expression', part: 'mouth' }]);
    expect(doing({ mouthWidth: 1 })).toEqual([{ kind: 'expression', part: 'smile' }]);
  });

  it('asks for the card where the series uses one', () => {
    expect(judge(reading(faceAt()), { card: 'seen' })).toEqual([]);
    for (const is of ['not-seen', 'too-small', 'tilted'] as const)
      expect(judge(reading(faceAt()), { card: is })).toEqual([{ kind: 'card', is }]);
  });
});

describe('judgeFrame without a baseline', () => {
  const first = { baseline: null, viewYawDeg: -45, card: null };

  it('goes by the view’s own turn, more leniently', () => {
    expect(judgeFrame(reading(faceAt({ yaw: -40 })), first)).toEqual([]);
    // Turned to the own right, the left side is seen.
    expect(judgeFrame(reading(faceAt({ yaw: 0 })), first)).toContainEqual({
      kind: 'turn',
      to: 'right',
      degrees: 45,
    });
  });

  it('tells only light that is plainly wrong', () => {
    const live = reading(faceAt({ yaw: -45 }));
    expect(judgeFrame({ ...live, light: { ...live.light, mean: 0.02 } }, first)).toEqual([
      { kind: 'light', is: 'too-dark' },
    ]);
    expect(judgeFrame({ ...live, light: { ...live.light, mean: 0.12 } }, first)).toEqual([]);
  });
});
