import { describe, expect, it } from 'vitest';
import { meanFace } from '../../../src/imaging/face/mean-face.ts';
import { headPose } from '../../../src/imaging/face/pose.ts';

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** The mean face turned by R = Rz(roll) Ry(-yaw) Rx(-pitch), scaled and moved, on the points the pose is read from. */
function turnedFace({ yaw, pitch, roll }: { yaw: number; pitch: number; roll: number }): Float32Array {
  const points = new Float32Array(468 * 3);
  for (const [right, left, halfWidth, y, z] of meanFace) {
    for (const [index, x] of [
      [right, -Math.abs(halfWidth)],
      [left, Math.abs(halfWidth)],
    ]) {
      const [sp, cp] = [Math.sin(-radians(pitch)), Math.cos(radians(pitch))];
      const [sy, cy] = [Math.sin(-radians(yaw)), Math.cos(radians(yaw))];
      const [sr, cr] = [Math.sin(radians(roll)), Math.cos(radians(roll))];
      const [y1, z1] = [cp * y - sp * z, sp * y + cp * z];
      const [x2, z2] = [cy * x + sy * z1, -sy * x + cy * z1];
      points.set([400 + 180 * (cr * x2 - sr * y1), 300 + 180 * (sr * x2 + cr * y1), 180 * z2], index * 3);
    }
  }
  return points;
}

describe('headPose', () => {
  it.each([
    { yaw: 0, pitch: 0, roll: 0 },
    { yaw: 20, pitch: 0, roll: 0 },
    { yaw: 0, pitch: -15, roll: 0 },
    { yaw: 0, pitch: 0, roll: 90 },
    { yaw: -35, pitch: 12, roll: -8 },
    { yaw: 10, pitch: 25, roll: 170 },
  ])('reads back a face turned by %o', (pose) => {
    const read = headPose(turnedFace(pose));
    expect(read.yaw).toBeCloseTo(pose.yaw, 1);
    expect(read.pitch).toBeCloseTo(pose.pitch, 1);
    expect(read.roll).toBeCloseTo(pose.roll, 1);
  });

  it('has the signs it says: the nose points to the picture’s right for yaw, up for pitch', () => {
    const nose = (pose: { yaw: number; pitch: number; roll: number }) => {
      const points = turnedFace(pose);
      const middle = (axis: number) => (points[33 * 3 + axis] + points[263 * 3 + axis]) / 2;
      return [points[4 * 3] - middle(0), points[4 * 3 + 1] - middle(1)];
    };
    const straight = nose({ yaw: 0, pitch: 0, roll: 0 });
    expect(nose({ yaw: 15, pitch: 0, roll: 0 })[0]).toBeGreaterThan(straight[0] + 10);
    expect(nose({ yaw: 0, pitch: 15, roll: 0 })[1]).toBeLessThan(straight[1] - 10);
  });
});
