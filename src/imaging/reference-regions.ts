import { type CellFigure, inset, largestPiece, outlineOf } from './face/cell-outline.ts';
import { cutOut, type Square, sampleSquare, toPhoto } from './face/crop.ts';
import { isLike, type Likeness, lookAt, lookAtCell, medianLook, type PatchLook } from './face/skin-cells.ts';
import type { PixelPolygon, RgbImage } from './image.ts';
import type { FaceLandmarks } from './landmarks.ts';
import { polygonMask } from './polygon-mask.ts';
import { faceRegions, type PixelRegion } from './regions.ts';

/** Side of the upright picture that is looked at, in inter-ocular distances. */
const reach = 4.6;
const cell = 5;
/** Sides of the picture in pixels: its cells are then about 4 mm and 2 mm wide. */
const coarse = 380;
const fine = 760;

/** Neck and ears may differ from the face's middle by shade, sun and flush; cloth, hair and walls differ by more. */
const likeFace: Likeness = { luminance: [-1.6, 1], redGreen: 0.34, greenBlue: 0.3, contrast: 0.2 };
const likeNeck: Likeness = { luminance: [-0.8, 0.7], redGreen: 0.16, greenBlue: 0.18, contrast: 0.16 };
const likeEar: Likeness = { luminance: [-0.9, 0.9], redGreen: 0.3, greenBlue: 0.22, contrast: 0.16 };

const silhouette = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149,
  150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
];

interface Scene {
  face: PatchLook;
  /** Look of a cell, row-major; looked at when asked for. */
  lookOf(index: number): PatchLook;
  /** Cell coordinates of a mesh point in the upright picture. */
  locate(index: number): [number, number];
  /** Cells of the face itself, with a margin. */
  ownFace: Uint8Array;
  /** Cells a side. */
  count: number;
  cellsPerEyeDistance: number;
}

/**
 * Untreated skin in the same photo: neck and ears where they are seen. The landmarks say where to look, the likeness to
 * this face's skin says what is skin there; what is hair, cloth, jewellery, background or in doubt is left out.
 * @returns polygons in pixels of the photo; empty when there is no reference skin.
 */
export function faceReferenceRegions(face: FaceLandmarks, image: RgbImage): PixelRegion[] {
  const square = lookFrom(face);
  const proposals = [
    { name: 'neck', side: coarse, leastArea: 0.12, propose: neck },
    {
      name: 'left ear',
      side: fine,
      leastArea: 0.02,
      propose: (scene: Scene) => ear(scene, { edge: 454, lid: 263 }),
    },
    {
      name: 'right ear',
      side: fine,
      leastArea: 0.02,
      propose: (scene: Scene) => ear(scene, { edge: 234, lid: 33 }),
    },
  ];
  const scenes = new Map([coarse, fine].map((side) => [side, look(face, image, { square, side })]));
  const regions: PixelRegion[] = [];
  for (const { name, side, leastArea, propose } of proposals) {
    const scene = scenes.get(side);
    const figure = scene && propose(scene);
    const outline = figure && outlineOf(largestPiece(inset(figure)));
    if (!outline || outline.area < leastArea * scene.cellsPerEyeDistance ** 2) continue;
    const polygon: PixelPolygon = outline.vertices.map(([x, y]) =>
      toPhoto(square, (x * cell) / side, (y * cell) / side),
    );
    regions.push({ name, polygon });
  }
  return regions;
}

/** From above the brows to the collar, the face upright. */
function lookFrom(face: FaceLandmarks): Square {
  const angle = (face.poseDeg.roll * Math.PI) / 180;
  const down = 1 * face.interOcularPx;
  const [x, y] = [face.points[168 * 3], face.points[168 * 3 + 1]];
  return {
    x: x - Math.sin(angle) * down,
    y: y + Math.cos(angle) * down,
    size: reach * face.interOcularPx,
    angle,
  };
}

function look(
  face: FaceLandmarks,
  image: RgbImage,
  { square, side }: { square: Square; side: number },
): Scene | null {
  const count = side / cell;
  const half = (square.size / 2) * Math.SQRT2;
  const cutout = cutOut(
    image,
    { x: square.x - half, y: square.y - half, width: 2 * half, height: 2 * half },
    side,
  );
  const rgb = sampleSquare(cutout, square, { outputSize: side });
  const cos = Math.cos(square.angle);
  const sin = Math.sin(square.angle);
  const inPicture = (x: number, y: number): [number, number] => [
    (((x - square.x) * cos + (y - square.y) * sin) / square.size + 0.5) * side,
    (((y - square.y) * cos - (x - square.x) * sin) / square.size + 0.5) * side,
  ];
  const skin = faceRegions(face)
    .filter(({ name }) => /cheek|chin|nose/.test(name))
    .map(({ polygon }) => polygon.map(([x, y]) => inPicture(x, y)));
  const pixels: number[] = [];
  polygonMask(skin, side, side).forEach((inside, i) => {
    if (inside) pixels.push(i);
  });
  const faceLook = lookAt(rgb, pixels);
  if (!faceLook) return null;
  const locate = (index: number): [number, number] => {
    const [x, y] = inPicture(face.points[index * 3], face.points[index * 3 + 1]);
    return [x / cell, y / cell];
  };
  const rim = silhouette.map(locate);
  const middle = [0, 1].map((k) => rim.reduce((sum, point) => sum + point[k], 0) / rim.length);
  const wider = rim.map(
    ([x, y]) => [middle[0] + (x - middle[0]) * 1.1, middle[1] + (y - middle[1]) * 1.1] as const,
  );
  const ownFace = polygonMask([wider], count, count);
  return {
    face: faceLook,
    lookOf: (index) => lookAtCell(rgb, { side, cell, index }),
    locate,
    ownFace,
    count,
    cellsPerEyeDistance: count / reach,
  };
}

/** From below the chin to the collar: what most of the skin there looks like, without deep shadow. */
function neck({ face, lookOf, locate, ownFace, count, cellsPerEyeDistance }: Scene): CellFigure | null {
  const [chinX, chinY] = locate(152);
  const width = Math.abs(locate(365)[0] - locate(136)[0]) / 2 + 0.35 * cellsPerEyeDistance;
  const below = (index: number) => (Math.floor(index / count) + 0.5 - chinY) / cellsPerEyeDistance;
  const beside = (index: number) => Math.abs((index % count) + 0.5 - chinX);
  const all = Array.from({ length: count * count }, (_, index) => index);
  const central = all.filter(
    (index) => below(index) > 0.2 && below(index) < 0.9 && beside(index) < 0.35 * cellsPerEyeDistance,
  );
  const seed = central.map(lookOf).filter((cellLook) => isLike(cellLook, face, likeFace));
  if (seed.length < 0.12 * cellsPerEyeDistance ** 2) return null;
  const throat = medianLook(seed);
  const cells = Uint8Array.from(all, (index) => {
    const inReach = below(index) > -0.5 && below(index) < 1.1 && beside(index) < width && !ownFace[index];
    return inReach && isLike(lookOf(index), throat, likeNeck) && isLike(lookOf(index), face, likeFace)
      ? 1
      : 0;
  });
  return { count, cells };
}

/** Skin beside the head between lid and mouth. */
function ear(
  { face, lookOf, locate, ownFace, count, cellsPerEyeDistance }: Scene,
  { edge, lid }: { edge: number; lid: number },
): CellFigure | null {
  const [edgeX, edgeY] = locate(edge);
  const outwards = Math.sign(edgeX - locate(168)[0]);
  const top = locate(lid)[1];
  const cells = Uint8Array.from({ length: count * count }, (_, index) => {
    const distance = (((index % count) + 0.5 - edgeX) * outwards) / cellsPerEyeDistance;
    const row = Math.floor(index / count) + 0.5;
    const inReach =
      distance > -0.05 &&
      distance < 0.5 &&
      row > top &&
      row < edgeY + 0.6 * cellsPerEyeDistance &&
      !ownFace[index];
    return inReach && isLike(lookOf(index), face, likeEar) ? 1 : 0;
  });
  return { count, cells };
}
