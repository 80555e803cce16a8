/**
 * Where the parts of a face that no expression moves far lie in the mean upright frontal face, in inter-ocular
 * distances from their centre: [mesh index on the patient's right, on the left, half distance in x, y (down), z (away)].
 * Made by this project: the mirror-averaged mesh of 34 neutral frontal portraits (DeBruine & Jones, Face Research Lab
 * London Set, doi 10.6084/m9.figshare.5047666; DeBruine, doi 10.6084/m9.figshare.4220517; both CC BY 4.0). Zero pose is theirs.
 */
export const meanFace: readonly (readonly [number, number, number, number, number])[] = [
  [33, 263, 0.721, 0.134, 0.023],
  [133, 362, 0.279, 0.156, -0.063],
  [109, 338, 0.304, -0.739, -0.225],
  [67, 297, 0.562, -0.689, -0.123],
  [103, 332, 0.801, -0.583, 0.053],
  [54, 284, 0.957, -0.426, 0.258],
  [21, 251, 1.051, -0.23, 0.454],
  [162, 389, 1.1, -0.024, 0.662],
  [127, 356, 1.115, 0.231, 0.824],
  [234, 454, 1.102, 0.469, 0.894],
  [116, 345, 1.008, 0.421, 0.218],
  [117, 346, 0.839, 0.416, 0.021],
  [118, 347, 0.713, 0.451, -0.07],
  [50, 280, 0.771, 0.671, -0.082],
  [69, 299, 0.498, -0.479, -0.217],
  [104, 333, 0.728, -0.43, -0.09],
  [10, 10, 0, -0.75, -0.25],
  [151, 151, 0, -0.486, -0.313],
  [9, 9, 0, -0.201, -0.361],
  [8, 8, 0, -0.061, -0.339],
  [168, 168, 0, 0.053, -0.33],
  [6, 6, 0, 0.172, -0.401],
  [197, 197, 0, 0.285, -0.482],
  [195, 195, 0, 0.391, -0.57],
  [5, 5, 0, 0.504, -0.662],
  [4, 4, 0, 0.644, -0.701],
  [1, 1, 0, 0.754, -0.668],
];
