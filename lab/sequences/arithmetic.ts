// The arithmetic that networks are made of: products of matrices, and patches of images as matrices; here in plain TypeScript.

/** A matrix that lies in an array of floats: row r, column c at `at + r * rowStep + c * colStep`. */
export interface View {
  readonly data: Float32Array;
  readonly at: number;
  readonly rows: number;
  readonly cols: number;
  readonly rowStep: number;
  readonly colStep: number;
}

/** Which parts of an image [bands, channels a step] a convolution sees; see `gather`. */
export interface PatchShape {
  readonly bands: number;
  readonly channels: number;
  readonly sizeSteps: number;
  readonly sizeBands: number;
  /** How far ahead of its place a patch begins. */
  readonly beforeSteps: number;
  readonly beforeBands: number;
  /** Places along the bands. */
  readonly outBands: number;
}

/** Steps `from` up to `to` of an image that is `steps` long and begins at `at` in `data`. */
export interface ImagePart {
  readonly data: Float32Array;
  readonly at: number;
  readonly steps: number;
  readonly from: number;
  readonly to: number;
}

export interface Arithmetic {
  /** Zeros that the other functions work on; these take no other arrays. */
  floats(length: number): Float32Array;
  /** into = a · b, or, with `add`, what is there and that. Of `b` and `into` neighbouring columns lie beside each other. */
  product(a: View, b: View, into: View, add: boolean): void;
  /**
   * The patches of part of an image as rows [(to - from) * outBands, sizeSteps * sizeBands * channels]; what lies outside of the image is 0.
   */
  gather(image: ImagePart, shape: PatchShape, patches: Float32Array): void;
  /** Adds patches to where `gather` would take them from. */
  scatter(image: ImagePart, shape: PatchShape, patches: Float32Array): void;
}

/** Rows that follow each other from `at`, `rowStep` apart. */
export function view(data: Float32Array, rows: number, cols: number, at = 0, rowStep = cols): View {
  return { data, at, rows, cols, rowStep, colStep: 1 };
}

export function transposed({ data, at, rows, cols, rowStep, colStep }: View): View {
  return { data, at, rows: cols, cols: rows, rowStep: colStep, colStep: rowStep };
}

/** The reference, and what runs without WebAssembly SIMD. */
export const plainArithmetic: Arithmetic = {
  floats: (length) => new Float32Array(length),
  product(a, b, into, add) {
    for (let r = 0; r < a.rows; r++)
      for (let c = 0; c < b.cols; c++) {
        let sum = add ? into.data[into.at + r * into.rowStep + c]! : 0;
        for (let k = 0; k < a.cols; k++)
          sum += a.data[a.at + r * a.rowStep + k * a.colStep]! * b.data[b.at + k * b.rowStep + c]!;
        into.data[into.at + r * into.rowStep + c] = sum;
      }
  },
  gather(image, shape, patches) {
    eachOf(image, shape, (place, from) => {
      patches[place] = from < 0 ? 0 : image.data[from]!;
    });
  },
  scatter(image, shape, patches) {
    eachOf(image, shape, (place, to) => {
      if (to >= 0) image.data[to]! += patches[place]!;
    });
  },
};

/** Every place in the patches with its place in the image; -1 outside. */
function eachOf(image: ImagePart, shape: PatchShape, visit: (place: number, inImage: number) => void): void {
  const { bands, channels, sizeSteps, sizeBands, beforeSteps, beforeBands, outBands } = shape;
  let place = 0;
  for (let t = image.from; t < image.to; t++)
    for (let m = 0; m < outBands; m++)
      for (let step = t - beforeSteps; step < t - beforeSteps + sizeSteps; step++)
        for (let band = m - beforeBands; band < m - beforeBands + sizeBands; band++)
          for (let channel = 0; channel < channels; channel++) {
            const inside = step >= 0 && step < image.steps && band >= 0 && band < bands;
            visit(place, inside ? image.at + (step * bands + band) * channels + channel : -1);
            place += 1;
          }
}

/** Copies `from` turned over into `into`, for products whose second matrix is a transposed one. */
export function turnOver(from: View, into: Float32Array): View {
  for (let r = 0; r < from.rows; r++)
    for (let c = 0; c < from.cols; c++)
      into[c * from.rows + r] = from.data[from.at + r * from.rowStep + c * from.colStep]!;
  return view(into, from.cols, from.rows);
}
