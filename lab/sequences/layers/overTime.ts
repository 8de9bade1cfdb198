// All steps of a row as one: their mean, their largest values, or the last one.
import { type BuildLayer, single, sizeOf } from './layer.ts';

export type Summary = 'mean' | 'max' | 'last';

/** Each of `summaries` of every band and channel, side by side. Of equal maxima the first is answerable. */
export function overTime(summaries: readonly Summary[]): BuildLayer {
  return ({ arithmetic, rows: most, input, first }) => {
    const { steps } = input;
    const width = sizeOf({ ...input, steps: 1 });
    const outSize = summaries.length * width;
    const output = arithmetic.floats(most * outSize);
    const back = arithmetic.floats(first ? 0 : most * steps * width);
    const chosen = new Int32Array(output.length);

    function summarise(
      summary: Summary,
      values: Float32Array,
      from: number,
      length: number,
      to: number,
    ): void {
      for (let w = 0; w < width; w++) {
        let sum = 0;
        let best = summary === 'last' ? length - 1 : 0;
        for (let t = 0; t < length; t++) {
          const value = values[from + t * width + w]!;
          sum += value;
          if (summary === 'max' && value > values[from + best * width + w]!) best = t;
        }
        chosen[to + w] = best;
        output[to + w] = summary === 'mean' ? sum / length : values[from + best * width + w]!;
      }
    }

    return {
      shape: { steps: 1, bands: 1, channels: outSize },
      parameters: [],
      state: [],
      lengths: single,
      forward(values, { rows, lengths }) {
        for (let r = 0; r < rows; r++)
          summaries.forEach((summary, s) => {
            summarise(summary, values, r * steps * width, lengths[r]!, r * outSize + s * width);
          });
        return output;
      },
      backward(gradient, { rows, lengths }) {
        if (first) return back;
        back.fill(0, 0, rows * steps * width);
        for (let r = 0; r < rows; r++)
          summaries.forEach((summary, s) => {
            const length = lengths[r]!;
            for (let w = 0; w < width; w++) {
              const to = r * outSize + s * width + w;
              const delta = gradient[to]!;
              const from = r * steps * width + w;
              if (summary !== 'mean') back[from + chosen[to]! * width]! += delta;
              else for (let t = 0; t < length; t++) back[from + t * width]! += delta / length;
            }
          });
        return back;
      },
    };
  };
}
