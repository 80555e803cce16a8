import { decodePhoto } from './decode.ts';
import { detectFace } from './landmarks.ts';

export type FaceView = 'frontal' | 'left-45' | 'right-45' | 'left-lateral' | 'right-lateral';

/** Turns between these belong to the frontal, the 45 degree and the lateral view: half-way between the views' own. */
const halfWay = { frontal: 22.5, lateral: 67.5 };

/**
 * The view of a photo by the turn of the face in it.
 * @returns null without a face; a face in full profile is often not found either
 * @throws ImagingError when the bytes are no photo that can be read
 */
export async function findFaceView(bytes: Uint8Array): Promise<FaceView | null> {
  const face = await detectFace(await decodePhoto(bytes));
  return face && viewOfYaw(face.poseDeg.yaw);
}

/** @param yawDeg positive when the face is turned to the patient's left, which shows the right side of the face. */
export function viewOfYaw(yawDeg: number): FaceView {
  const turn = Math.abs(yawDeg);
  if (turn < halfWay.frontal) return 'frontal';
  const side = yawDeg > 0 ? 'right' : 'left';
  return turn < halfWay.lateral ? `${side}-45` : `${side}-lateral`;
}
