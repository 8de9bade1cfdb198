// Sizes that all kernels share, in points and in bytes.

/** Samples a frame. */
export const N_FFT: usize = 2048;
/** Bins of a frame. */
export const BINS: usize = 1025;
/** Complex points of the transform that does a real frame. */
export const POINTS: usize = 1024;
/** Bytes of one complex point of four series: four real parts, four imaginary parts. */
export const POINT: usize = 32;
/** Bytes of a vector of four floats. */
export const VECTOR: usize = 16;
/** Bytes of a float. */
export const FLOAT: usize = 4;
/** Bytes from the start of one frame to the next. */
export const HOP: usize = 512 * FLOAT;
