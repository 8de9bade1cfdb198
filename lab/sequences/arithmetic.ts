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

/** Windows of steps x bands that lie side by side in an image of so many bands and channels; the last ones may be smaller. */
export interface WindowShape {
  readonly bands: number;
  readonly channels: number;
  readonly sizeSteps: number;
  readonly sizeBands: number;
}

/** A place in an array. */
export interface Place {
  readonly data: Float32Array;
  readonly at: number;
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
  /** Every row of `into` becomes `row`. */
  fillRows(into: View, row: Float32Array): void;
  /** Adds the sums of the columns of `a`, whose rows follow each other, to `sums`; with `b` those of the products of both, element by element. */
  columnSums(a: View, b: View | null, sums: Float32Array): void;
  /** into = a * factors + b * others + offsets, each of these three a number a column; `into` may be `a` or `b`. Rows follow each other. */
  blend(
    a: View,
    factors: Float32Array,
    b: View,
    others: Float32Array,
    offsets: Float32Array,
    into: View,
  ): void;
  /** The first `count` values: negative ones become 0. */
  rectify(values: Float32Array, count: number): void;
  /** Gradients of values that are not above 0 become 0. */
  rectifyBack(values: Float32Array, gradient: Float32Array, count: number): void;
  /** The largest value of each window over the first `steps` steps. */
  maxPool(image: Place, steps: number, shape: WindowShape, into: Place): void;
  /** Hands the gradient of each window to the first value in it that is its maximum, and 0 to all others. */
  maxPoolBack(
    image: Place,
    steps: number,
    shape: WindowShape,
    maxima: Place,
    gradient: Place,
    back: Place,
  ): void;
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
  fillRows(into, row) {
    for (let r = 0; r < into.rows; r++) into.data.set(row.subarray(0, into.cols), into.at + r * into.rowStep);
  },
  columnSums(a, b, sums) {
    for (let i = 0; i < a.rows * a.cols; i++)
      sums[i % a.cols]! += a.data[a.at + i]! * (b === null ? 1 : b.data[b.at + i]!);
  },
  blend(a, factors, b, others, offsets, into) {
    for (let i = 0; i < a.rows * a.cols; i++) {
      const c = i % a.cols;
      into.data[into.at + i] = a.data[a.at + i]! * factors[c]! + b.data[b.at + i]! * others[c]! + offsets[c]!;
    }
  },
  rectify(values, count) {
    for (let i = 0; i < count; i++) if (values[i]! < 0) values[i] = 0;
  },
  rectifyBack(values, gradient, count) {
    for (let i = 0; i < count; i++) if (!(values[i]! > 0)) gradient[i] = 0;
  },
  maxPool(image, steps, shape, into) {
    eachWindow(steps, shape, (members, place) => {
      into.data[into.at + place] = members.reduce(
        (best, member) => Math.max(best, image.data[image.at + member]!),
        Number.NEGATIVE_INFINITY,
      );
    });
  },
  maxPoolBack(image, steps, shape, maxima, gradient, back) {
    eachWindow(steps, shape, (members, place) => {
      for (const member of members) back.data[back.at + member] = 0;
      const first = members.find(
        (member) => image.data[image.at + member] === maxima.data[maxima.at + place],
      );
      if (first !== undefined) back.data[back.at + first] = gradient.data[gradient.at + place]!;
    });
  },
};

/** The places in the image of every window and channel, step by step, and where its result lies. */
function eachWindow(
  steps: number,
  { bands, channels, sizeSteps, sizeBands }: WindowShape,
  visit: (members: number[], place: number) => void,
): void {
  let place = 0;
  for (let step = 0; step < steps; step += sizeSteps)
    for (let band = 0; band < bands; band += sizeBands)
      for (let channel = 0; channel < channels; channel++) {
        const members: number[] = [];
        for (let t = step; t < Math.min(steps, step + sizeSteps); t++)
          for (let m = band; m < Math.min(bands, band + sizeBands); m++)
            members.push((t * bands + m) * channels + channel);
        visit(members, place);
        place += 1;
      }
}

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
