// What speaks for a level's being the beat, fitted to the development set by `npm run bench -- tempo --fit --pieces 28`.

/** Of its period: how well the music repeats after so much of it. */
export const periodRatios = [1 / 6, 1 / 4, 1 / 3, 1 / 2, 2 / 3, 1, 3 / 2, 2, 3, 4, 6, 8] as const;

/** In the order of a level's measures: its octaves above 110 a minute, their square, then each band's repetitions at the ratios. */
// biome-ignore format: a line a band
export const metreWeights: readonly number[] = [
  1.39, -1.62,
  1.40, -7.18, -1.29, -2.92, -0.99, -2.49, -1.74, 0.84, 0.15, 0.29, -1.81, 0.57, // below 100 Hz
  -2.82, 3.64, 1.43, 1.10, -1.57, 1.63, -0.74, -1.57, 1.63, 2.46, -0.74, -0.95, // up to 400 Hz
  2.00, -0.12, -1.23, -0.27, 0.76, 1.61, -0.73, -0.03, 2.14, -0.40, 0.77, -0.92, // up to 1,600 Hz
  -2.94, 1.07, -3.40, -2.49, -2.39, -2.17, 1.29, 2.19, -1.45, -2.11, 0.18, 3.79, // up to 3,200 Hz
  0.76, 1.50, -1.95, 0.65, -2.92, -0.05, -1.30, 2.50, -0.83, -0.56, 1.14, 1.32, // above
  -1.33, -4.16, -0.68, 2.37, -2.40, 2.34, 0.62, 0.18, 1.41, 2.65, 3.76, -0.66, // all together
];
