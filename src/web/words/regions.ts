/** Regions that the engine finds on a face by itself; a plan's regions have the names they were given. */
export const faceRegionNames = [
  'forehead',
  'left cheek',
  'right cheek',
  'nose',
  'chin',
  'perioral',
  'periocular',
];
