// What every layer of a network keeps to: values [rows, steps, bands, channels], of which the steps behind a row's end are 0 and stay so.
import type { Random } from '../../../src/core/learning/maths/random.ts';
import type { Arithmetic } from '../arithmetic.ts';

/** Of one row; the steps are the most that a row can have. */
export interface Shape {
  readonly steps: number;
  readonly bands: number;
  readonly channels: number;
}

/** What is learned. */
export interface Parameter {
  readonly values: Float32Array;
  /** Of the loss, summed over the batch by `backward`. */
  readonly gradient: Float32Array;
  /** Where it starts: uniform within plus or minus `spread`, or at a number. */
  readonly start:
    | { readonly spread: number }
    | { readonly at: number }
    | ((values: Float32Array, random: Random) => void);
  /** Weights are drawn towards 0 where the configuration says so, biases and scales are not. */
  readonly penalised: boolean;
}

/** A batch on its way through a layer: how many rows, and how many steps of each are real. */
export interface Extent {
  readonly rows: number;
  readonly lengths: Int32Array;
}

export interface Layer {
  /** Of what comes out. */
  readonly shape: Shape;
  readonly parameters: readonly Parameter[];
  /** What it remembers of the rows that it has learned from, and is not learned by gradients. */
  readonly state: readonly Float32Array[];
  /** Real steps of what comes out. */
  lengths(of: Int32Array): Int32Array;
  /** `random` while learning, null while judging. What it gives is the layer's own until the next call. */
  forward(input: Float32Array, extent: Extent, random: Random | null): Float32Array;
  /**
   * Of the last `forward`: takes the loss's gradient of what came out, which it may overwrite, adds those of the parameters, and gives that of
   * what went in (nothing that is meant where the layer is the first).
   */
  backward(gradient: Float32Array, extent: Extent): Float32Array;
}

/** What a layer is built with. */
export interface Site {
  readonly arithmetic: Arithmetic;
  /** Most rows of a batch. */
  readonly rows: number;
  /** Of what goes in. */
  readonly input: Shape;
  /** Nobody asks for the gradient of what goes in. */
  readonly first: boolean;
}

export type BuildLayer = (site: Site) => Layer;

export function sizeOf({ steps, bands, channels }: Shape): number {
  return steps * bands * channels;
}

export function parameter(
  { floats }: Arithmetic,
  length: number,
  start: Parameter['start'],
  penalised: boolean,
): Parameter {
  return { values: floats(length), gradient: floats(length), start, penalised };
}

/** Glorot and Bengio (2010), uniform. */
export function glorot(inputs: number, outputs: number): { readonly spread: number } {
  return { spread: Math.sqrt(6 / (inputs + outputs)) };
}

/** He et al. (2015), uniform: for what a ReLU follows. */
export function he(inputs: number): { readonly spread: number } {
  return { spread: Math.sqrt(6 / inputs) };
}

export const unchanged = (lengths: Int32Array): Int32Array => lengths;

/** Of what has no steps any more. */
export const single = (lengths: Int32Array): Int32Array => new Int32Array(lengths.length).fill(1);
