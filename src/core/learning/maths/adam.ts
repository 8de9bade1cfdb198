// The Adam optimiser (Kingma and Ba 2015) over plain arrays.

export interface Adam {
  /** Changes the parameters in place. `scale` multiplies the learning rate, for schedules. */
  step(gradients: readonly Float32Array[], scale: number): void;
}

/** Moves `parameters` (each its own array) with the usual decay rates 0.9 and 0.999. */
export function createAdam(parameters: readonly Float32Array[], learningRate: number): Adam {
  const first = parameters.map((p) => new Float32Array(p.length));
  const second = parameters.map((p) => new Float32Array(p.length));
  let steps = 0;
  return {
    step(gradients, scale) {
      steps += 1;
      const rate = (learningRate * scale * Math.sqrt(1 - 0.999 ** steps)) / (1 - 0.9 ** steps);
      parameters.forEach((parameter, p) => {
        const m = first[p]!;
        const v = second[p]!;
        const gradient = gradients[p]!;
        for (let i = 0; i < parameter.length; i++) {
          const g = gradient[i]!;
          m[i] = 0.9 * m[i]! + 0.1 * g;
          v[i] = 0.999 * v[i]! + 0.001 * g * g;
          parameter[i]! -= (rate * m[i]!) / (Math.sqrt(v[i]!) + 1e-8);
        }
      });
    },
  };
}
