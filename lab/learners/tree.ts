// Regression trees with several outputs: for one-hot targets their splitting rule is Gini's (Breiman et al. 1984).
import * as z from 'zod';
import type { Matrix } from '../../src/core/domain/matrix.ts';
import type { Bytes } from '../../src/core/learning/learners/serialisedModel.ts';
import type { Random } from '../../src/core/learning/maths/random.ts';
import { permutation } from '../../src/core/learning/maths/random.ts';

/** Nodes in arrays; node 0 is the root. A leaf has feature -1. */
export const treeFields = (bytes: Bytes) =>
  z.object({
    outputs: z.int().positive(),
    feature: bytes.i32,
    /** Rows with a value up to this go left. */
    threshold: bytes.f32,
    left: bytes.i32,
    right: bytes.i32,
    /** [nodes, outputs]. */
    value: bytes.f32,
  });
export type Tree = Readonly<z.infer<ReturnType<typeof treeFields>>>;

export interface TreeOptions {
  readonly maxDepth: number;
  /** Fewest rows of a leaf. */
  readonly minLeaf: number;
  /** Features looked at for each split, drawn anew; all when absent. */
  readonly featuresPerSplit?: number | undefined;
  readonly random: Random;
}

/** The columns' values as bins: splits are sought between at most 64 quantiles of each column, not between all rows. */
export interface BinnedRows {
  readonly rows: number;
  readonly cols: number;
  /** [cols][rows]: column by column, for one split looks at one column. */
  readonly bins: readonly Uint8Array[];
  /** Upper edge of each bin but the last. */
  readonly edges: readonly Float32Array[];
}

const mostBins = 64;

export function binRows(X: Matrix): BinnedRows {
  const bins: Uint8Array[] = [];
  const edges: Float32Array[] = [];
  for (let j = 0; j < X.cols; j++) {
    const column = Float32Array.from({ length: X.rows }, (_, i) => X.data[i * X.cols + j]!);
    const values = [...new Set(column)].sort((a, b) => a - b);
    const step = Math.max(1, values.length / mostBins);
    const own: number[] = [];
    for (let at = step; at < values.length; at += step) {
      const i = Math.floor(at);
      own.push(Math.fround((values[i - 1]! + values[i]!) / 2));
    }
    edges.push(Float32Array.from(own));
    bins.push(Uint8Array.from(column, (x) => binOf(own, x)));
  }
  return { rows: X.rows, cols: X.cols, bins, edges };
}

function binOf(edges: readonly number[], x: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x <= edges[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface Split {
  readonly feature: number;
  readonly bin: number;
  readonly gain: number;
}

/**
 * Grows a tree on the named rows (repeats count) for `targets` [rows, outputs], splitting where the squared error falls
 * most. `leafValue` turns the rows of a leaf into its values; the mean target when absent.
 */
export function growTree(
  X: BinnedRows,
  targets: Matrix,
  rows: Int32Array,
  options: TreeOptions,
  leafValue: (rows: Int32Array) => Float32Array = (own) => meanTarget(targets, own),
): Tree {
  const nodes: { feature: number; threshold: number; left: number; right: number; value: Float32Array }[] =
    [];
  const grow = (own: Int32Array, depth: number): number => {
    const node = { feature: -1, threshold: 0, left: -1, right: -1, value: leafValue(own) };
    nodes.push(node);
    const at = nodes.length - 1;
    const split = depth < options.maxDepth ? bestSplit(X, targets, own, options) : null;
    if (split === null) return at;
    const column = X.bins[split.feature]!;
    node.feature = split.feature;
    node.threshold = X.edges[split.feature]![split.bin]!;
    node.left = grow(
      own.filter((i) => column[i]! <= split.bin),
      depth + 1,
    );
    node.right = grow(
      own.filter((i) => column[i]! > split.bin),
      depth + 1,
    );
    return at;
  };
  grow(rows, 0);
  const value = new Float32Array(nodes.length * targets.cols);
  nodes.forEach((node, n) => {
    value.set(node.value, n * targets.cols);
  });
  return {
    outputs: targets.cols,
    feature: Int32Array.from(nodes, (node) => node.feature),
    threshold: Float32Array.from(nodes, (node) => node.threshold),
    left: Int32Array.from(nodes, (node) => node.left),
    right: Int32Array.from(nodes, (node) => node.right),
    value,
  };
}

function meanTarget(targets: Matrix, rows: Int32Array): Float32Array {
  const mean = new Float32Array(targets.cols);
  for (const i of rows)
    for (let c = 0; c < targets.cols; c++) mean[c]! += targets.data[i * targets.cols + c]!;
  return mean.map((sum) => sum / rows.length);
}

function bestSplit(X: BinnedRows, targets: Matrix, rows: Int32Array, options: TreeOptions): Split | null {
  if (rows.length < 2 * options.minLeaf) return null;
  const { cols: outputs } = targets;
  const total = new Float64Array(outputs);
  for (const i of rows) for (let c = 0; c < outputs; c++) total[c]! += targets.data[i * outputs + c]!;
  const whole = squares(total) / rows.length;
  let spread = -whole;
  for (const i of rows) for (let c = 0; c < outputs; c++) spread += targets.data[i * outputs + c]! ** 2;
  // All rows alike: a leaf.
  if (spread < 1e-9) return null;

  const features = permutation(X.cols, options.random);
  const wanted = Math.min(X.cols, options.featuresPerSplit ?? X.cols);
  const counts = new Float64Array(mostBins + 1);
  const sums = new Float64Array((mostBins + 1) * outputs);
  let best: Split | null = null;
  for (let f = 0; f < X.cols; f++) {
    // Beyond the wanted ones only while nothing splits at all, as scikit-learn does.
    if (f >= wanted && best !== null) break;
    const feature = features[f]!;
    const column = X.bins[feature]!;
    const edges = X.edges[feature]!.length;
    if (edges === 0) continue;
    for (const i of rows) {
      const bin = column[i]!;
      counts[bin]! += 1;
      for (let c = 0; c < outputs; c++) sums[bin * outputs + c]! += targets.data[i * outputs + c]!;
    }
    const left = new Float64Array(outputs);
    let leftRows = 0;
    for (let bin = 0; bin <= edges; bin++) {
      if (counts[bin] === 0) continue;
      leftRows += counts[bin]!;
      counts[bin] = 0;
      for (let c = 0; c < outputs; c++) {
        left[c]! += sums[bin * outputs + c]!;
        sums[bin * outputs + c] = 0;
      }
      const rightRows = rows.length - leftRows;
      if (leftRows < options.minLeaf || rightRows < Math.max(1, options.minLeaf)) continue;
      let rightSquares = 0;
      for (let c = 0; c < outputs; c++) rightSquares += (total[c]! - left[c]!) ** 2;
      const gain = squares(left) / leftRows + rightSquares / rightRows - whole;
      if (gain > 1e-9 && (best === null || gain > best.gain)) best = { feature, bin, gain };
    }
  }
  return best;
}

function squares(values: Float64Array): number {
  let sum = 0;
  for (const v of values) sum += v * v;
  return sum;
}

/** Where the leaf of row `i` keeps its values in `tree.value`. */
export function leafOf(tree: Tree, X: Matrix, i: number): number {
  let node = 0;
  for (;;) {
    const feature = tree.feature[node]!;
    if (feature < 0) return node * tree.outputs;
    node = X.data[i * X.cols + feature]! <= tree.threshold[node]! ? tree.left[node]! : tree.right[node]!;
  }
}
