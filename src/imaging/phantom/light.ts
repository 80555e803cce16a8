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

/**
 * Light on a surface seen from straight above. Flat skin gets 1 whatever the elevation, as a camera's exposure would have it;
 * relief is seen with more contrast under a lower light.
 * @returns a function that writes [diffuse light, gloss] for slopes in mm/mm into `out`.
 */
export function createLight(turn: { azimuthDeg: number; elevationDeg: number; specularLog: number }) {
  const azimuth = ((azimuthDeg + turn.azimuthDeg) * Math.PI) / 180;
  const elevation = (Math.min(85, Math.max(15, elevationDeg + turn.elevationDeg)) * Math.PI) / 180;
  const lx = Math.cos(elevation) * Math.cos(azimuth);
  const ly = Math.cos(elevation) * Math.sin(azimuth);
  const lz = Math.sin(elevation);
  const half = Math.hypot(lx, ly, lz + 1);
  const [hx, hy, hz] = [lx / half, ly / half, (lz + 1) / half];
  const usualHalf = Math.cos(((90 - elevationDeg) / 2) * (Math.PI / 180)) ** glossExponent;
  const strength = (gloss * Math.exp(turn.specularLog)) / usualHalf;

  return (slopeX: number, slopeY: number, out: Float64Array): void => {
    const length = Math.sqrt(1 + slopeX * slopeX + slopeY * slopeY);
    const facing = Math.max(0, (lz - slopeX * lx - slopeY * ly) / (lz * length));
    out[0] = ambient + (1 - ambient) * facing;
    const mirror = Math.max(0, (hz - slopeX * hx - slopeY * hy) / length);
    out[1] = strength * mirror ** glossExponent + veil;
  };
}
