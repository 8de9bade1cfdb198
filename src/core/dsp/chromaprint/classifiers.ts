// The sixteen learned features that a fingerprint's bits are made of: which rectangles of a chroma image are compared, and where values are cut.

/** What is added of a rectangle, and what is compared with it; bands lie along y, time along x. */
type Shape =
  /** All of it. */
  | 'whole'
  /** The upper half with the lower. */
  | 'bands'
  /** The later half with the earlier. */
  | 'times'
  /** Two quarters that touch at a corner with the two others. */
  | 'corners'
  /** The middle third of the bands with the rest. */
  | 'middleBands'
  /** The middle third of the time with the rest. */
  | 'middleTimes';

export interface Classifier {
  readonly shape: Shape;
  /** The lowest band, and how many. */
  readonly band: number;
  readonly bands: number;
  /** Frames. */
  readonly width: number;
  /** Values below the first are 0, below the second 1, below the third 2, and others 3. */
  readonly cuts: readonly [number, number, number];
}

const classifier = (
  shape: Shape,
  [band, bands, width]: readonly [number, number, number],
  cuts: Classifier['cuts'],
): Classifier => ({ shape, band, bands, width, cuts });

/** Chromaprint's 'algorithm 2', its default, as learned by its author (L. Lalinsky); the first becomes the highest bits. */
export const classifiers: readonly Classifier[] = [
  classifier('whole', [4, 3, 15], [1.98215, 2.35817, 2.63523]),
  classifier('middleBands', [4, 6, 15], [-1.03809, -0.651211, -0.282167]),
  classifier('bands', [0, 4, 16], [-0.298702, 0.119262, 0.558497]),
  classifier('corners', [8, 2, 12], [-0.105439, 0.0153946, 0.135898]),
  classifier('corners', [4, 4, 8], [-0.142891, 0.0258736, 0.200632]),
  classifier('middleBands', [0, 3, 5], [-0.826319, -0.590612, -0.368214]),
  classifier('bands', [2, 2, 9], [-0.557409, -0.233035, 0.0534525]),
  classifier('times', [7, 3, 4], [-0.0646826, 0.00620476, 0.0784847]),
  classifier('times', [6, 2, 16], [-0.192387, -0.029699, 0.215855]),
  classifier('times', [1, 3, 2], [-0.0397818, -0.00568076, 0.0292026]),
  classifier('middleTimes', [10, 1, 15], [-0.53823, -0.369934, -0.190235]),
  classifier('corners', [6, 2, 10], [-0.124877, 0.0296483, 0.139239]),
  classifier('times', [1, 1, 14], [-0.101475, 0.0225617, 0.231971]),
  classifier('corners', [5, 6, 4], [-0.0799915, -0.00729616, 0.063262]),
  classifier('bands', [9, 2, 12], [-0.272556, 0.019424, 0.302559]),
  classifier('corners', [4, 2, 14], [-0.164292, -0.0321188, 0.0846339]),
];
