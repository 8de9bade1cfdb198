// Log-mel pictures of a signal, as one function with two implementations: plain and in WebAssembly.
import type { Matrix } from '../../domain/matrix.ts';
import type { LogMelPlan } from './plan.ts';

/** Bands x frames; the caller's own. */
export type LogMel = (signal: Float32Array, plan: LogMelPlan) => Matrix;
