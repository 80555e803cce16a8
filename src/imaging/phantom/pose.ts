/**
 * Where a point of skin lies and which way it faces, in mm and unit vectors before the camera: x right, y down, z towards
 * the camera, the middle of the skin at the origin.
 */
export interface Pose {
  position: Float64Array;
  /** Unit vectors along the skin's x and y, and away from the skin. */
  across: Float64Array;
  down: Float64Array;
  normal: Float64Array;
  /** Length of a step down the skin, mm for each mm of the skin's y. */
  downLength: number;
}

/** Writes the pose of the skin `u` mm right of its middle and `v` mm below it. */
export type Poser = (u: number, v: number, out: Pose) => void;

export interface HeadTurn {
  yawDeg: number;
  pitchDeg: number;
}

/** Angle beyond which a bend is not followed, rad. */
const farthestBend = 1.4;

export function createPose(): Pose {
  const vector = () => new Float64Array(3);
  return { position: vector(), across: vector(), down: vector(), normal: vector(), downLength: 1 };
}

/** Flat skin, turned about its middle. */
export function posePlane(head: HeadTurn): Poser {
  const turn = turner(head);
  return (u, v, { position, across, down, normal }) => {
    turn(position, u, v, 0);
    turn(across, 1, 0, 0);
    turn(down, 0, 1, 0);
    turn(normal, 0, 0, 1);
  };
}

/**
 * A cheek, turned about its middle: skin bent round an upright axis with one radius, and that round a level axis with
 * another (the outside of a torus). A millimetre across is a millimetre of skin everywhere; one down is so in the middle
 * and up to a tenth less at the sides.
 * @param radiiMm across, down.
 */
export function poseCheek([ru, rv]: readonly [number, number], head: HeadTurn): Poser {
  const turn = turner(head);
  return (u, v, out) => {
    const a = Math.min(farthestBend, Math.max(-farthestBend, u / ru));
    const b = Math.min(farthestBend, Math.max(-farthestBend, v / rv));
    const cosA = Math.cos(a);
    const sinA = Math.sin(a);
    const cosB = Math.cos(b);
    const sinB = Math.sin(b);
    const radius = rv + ru * (cosA - 1);
    out.downLength = radius / rv;
    turn(out.position, ru * sinA, radius * sinB, radius * cosB - rv);
    turn(out.across, cosA, -sinA * sinB, -sinA * cosB);
    turn(out.down, 0, cosB, -sinB);
    turn(out.normal, sinA, cosA * sinB, cosA * cosB);
  };
}

/** Returns a function that writes a vector turned by yaw (the face looks to the photo's right) and then by pitch (down). */
function turner({ yawDeg, pitchDeg }: HeadTurn) {
  const yaw = (yawDeg * Math.PI) / 180;
  const pitch = (pitchDeg * Math.PI) / 180;
  const cosYaw = Math.cos(yaw);
  const sinYaw = Math.sin(yaw);
  const cosPitch = Math.cos(pitch);
  const sinPitch = Math.sin(pitch);
  return (out: Float64Array, x: number, y: number, z: number): void => {
    const depth = z * cosYaw - x * sinYaw;
    out[0] = x * cosYaw + z * sinYaw;
    out[1] = y * cosPitch + depth * sinPitch;
    out[2] = depth * cosPitch - y * sinPitch;
  };
}
