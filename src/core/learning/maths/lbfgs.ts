// Minimises a smooth convex function by limited-memory BFGS.
import { dot } from '../../domain/maths/symmetric.ts';

interface LbfgsOptions {
  readonly maxIterations?: number;
  /** Stops when no component of the gradient exceeds this. */
  readonly gradientTolerance?: number;
  readonly memory?: number;
  readonly signal?: AbortSignal | undefined;
}

/** The value at `at`; writes the gradient into `gradient`. */
export type Objective = (at: Float64Array, gradient: Float64Array) => number;

/**
 * The minimiser of `objective`, started from `start` (not changed).
 * Two-loop recursion of Nocedal and Wright, Numerical Optimization (2006), algorithm 7.4, with backtracking to the
 * Armijo condition; pairs without positive curvature are left out, which for convex functions is enough.
 */
export function minimise(
  objective: Objective,
  start: Float64Array,
  options: LbfgsOptions = {},
): Float64Array {
  const { maxIterations = 500, gradientTolerance = 1e-5, memory = 10 } = options;
  const size = start.length;
  let at: Float64Array = Float64Array.from(start);
  let gradient: Float64Array = new Float64Array(size);
  let value = objective(at, gradient);
  const pairs: { step: Float64Array; change: Float64Array; rho: number }[] = [];
  const direction = new Float64Array(size);

  for (let iteration = 0; iteration < maxIterations; iteration++) {
    options.signal?.throwIfAborted();
    if (largest(gradient) <= gradientTolerance) break;

    direction.set(gradient);
    const alphas: number[] = [];
    for (const { step, change, rho } of pairs.toReversed()) {
      const alpha = rho * dot(step, direction);
      alphas.push(alpha);
      addScaled(direction, change, -alpha);
    }
    const last = pairs.at(-1);
    const scale =
      last === undefined ? 1 / Math.max(1, norm(gradient)) : 1 / (last.rho * dot(last.change, last.change));
    for (let i = 0; i < size; i++) direction[i]! *= scale;
    for (const { step, change, rho } of pairs) {
      const beta = rho * dot(change, direction);
      addScaled(direction, step, (alphas.pop() ?? 0) - beta);
    }

    const slope = -dot(direction, gradient);
    if (!(slope < 0)) break;
    let length = 1;
    let next = new Float64Array(size);
    const nextGradient = new Float64Array(size);
    let nextValue = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < 40; tries++) {
      next = Float64Array.from(at);
      addScaled(next, direction, -length);
      nextValue = objective(next, nextGradient);
      if (nextValue <= value + 1e-4 * length * slope) break;
      length /= 2;
    }
    if (!(nextValue < value)) break;

    const step = next.map((x, i) => x - at[i]!);
    const change = nextGradient.map((g, i) => g - gradient[i]!);
    const curvature = dot(step, change);
    if (curvature > 1e-12 * dot(change, change)) {
      pairs.push({ step, change, rho: 1 / curvature });
      if (pairs.length > memory) pairs.shift();
    }
    at = next;
    gradient = nextGradient;
    value = nextValue;
  }
  return at;
}

function norm(a: Float64Array): number {
  return Math.sqrt(dot(a, a));
}

function largest(a: Float64Array): number {
  let max = 0;
  for (const x of a) max = Math.max(max, Math.abs(x));
  return max;
}

function addScaled(a: Float64Array, b: Float64Array, factor: number): void {
  for (let i = 0; i < a.length; i++) a[i]! += factor * b[i]!;
}
