import type { Pose } from './pose.ts';

/** Usual light: from the upper left, 48 degrees above the skin. */
const azimuthDeg = -128;
const elevationDeg = 48;
/** Share of light that comes from everywhere; it has no direction and makes no relief visible. */
const ambient = 0.42;
/** Exponent of the gloss (Blinn): wide, as on matt skin. */
const glossExponent = 14;
/** Gloss of flat skin under the usual light, as linear light; and the veil that skin of any colour reflects. */
const gloss = 0.022;
const veil = 0.008;
/** What flat skin under the usual light reflects at its surface, whatever its colour. */
export const surfaceReflection = gloss + veil;

export interface Light {
  /** From here on `at` is for skin that lies like this. */
  aim(pose: Pose): void;
  /** Writes [diffuse light, gloss] for slopes of the skin's relief in mm/mm into `out`. */
  at(slopeX: number, slopeY: number, out: Float64Array): void;
}

/**
 * Light that stays where it is, before a camera that does too. Flat skin that faces the camera gets 1 whatever the
 * elevation, as a camera's exposure would have it; skin turned away from the light gets less (Lambert), and relief is seen
 * with more contrast under a lower light.
 */
export function createLight(turn: { azimuthDeg: number; elevationDeg: number; specularLog: number }): Light {
  const azimuth = ((azimuthDeg + turn.azimuthDeg) * Math.PI) / 180;
  const elevation = (Math.min(85, Math.max(15, elevationDeg + turn.elevationDeg)) * Math.PI) / 180;
  const source = [
    Math.cos(elevation) * Math.cos(azimuth),
    Math.cos(elevation) * Math.sin(azimuth),
    Math.sin(elevation),
  ] as const;
  const [x, y, z] = source;
  const half = Math.hypot(x, y, z + 1);
  const halfWay = [x / half, y / half, (z + 1) / half] as const;
  const usualHalf = Math.cos(((90 - elevationDeg) / 2) * (Math.PI / 180)) ** glossExponent;
  const strength = (gloss * Math.exp(turn.specularLog)) / usualHalf;

  let [lx, ly, lz] = source;
  let [hx, hy, hz] = halfWay;
  return {
    aim({ across, down, normal }) {
      lx = dot(across, source);
      ly = dot(down, source);
      lz = dot(normal, source);
      hx = dot(across, halfWay);
      hy = dot(down, halfWay);
      hz = dot(normal, halfWay);
    },
    at(slopeX, slopeY, out) {
      const length = Math.sqrt(1 + slopeX * slopeX + slopeY * slopeY);
      const facing = Math.max(0, (lz - slopeX * lx - slopeY * ly) / (z * length));
      out[0] = ambient + (1 - ambient) * facing;
      const mirror = Math.max(0, (hz - slopeX * hx - slopeY * hy) / length);
      out[1] = strength * mirror ** glossExponent + veil;
    },
  };
}

function dot(a: Float64Array, b: readonly [number, number, number]): number {
  return a[0]! * b[0] + a[1]! * b[1] + a[2]! * b[2];
}
