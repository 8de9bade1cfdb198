// Several ways through a network, side by side: each sees the same, their channels are joined.
import { chain } from './chain.ts';
import { type BuildLayer, sizeOf } from './layer.ts';

/** All ways must end with as many steps and bands. */
export function branches(ways: readonly (readonly BuildLayer[])[]): BuildLayer {
  return (site) => {
    const { arithmetic, rows: most, input, first } = site;
    const built = ways.map((way) => chain(way)(site));
    const { steps = 1, bands = 1 } = built[0]?.shape ?? {};
    if (built.some(({ shape }) => shape.steps !== steps || shape.bands !== bands))
      throw new RangeError('branches that end with different steps or bands');
    const channels = built.reduce((sum, { shape }) => sum + shape.channels, 0);
    const shape = { steps, bands, channels };
    const output = arithmetic.floats(most * sizeOf(shape));
    const parts = built.map((way) => arithmetic.floats(most * sizeOf(way.shape)));
    const copies = built.map(() => arithmetic.floats(most * sizeOf(input)));
    const back = arithmetic.floats(first ? 0 : most * sizeOf(input));

    /** Copies between the columns of the whole and those of each way. */
    function between(
      rows: number,
      move: (whole: number, own: number, way: number, count: number) => void,
    ): void {
      let column = 0;
      built.forEach((way, w) => {
        const own = way.shape.channels;
        for (let p = 0; p < rows * steps * bands; p++) move(p * channels + column, p * own, w, own);
        column += own;
      });
    }

    return {
      shape,
      parameters: built.flatMap((way) => way.parameters),
      state: built.flatMap((way) => way.state),
      lengths: (lengths) => built[0]?.lengths(lengths) ?? lengths,
      forward(values, extent, random) {
        // Each has a copy of its own: a way may change what it is given.
        const results = built.map((way, w) => {
          const copy = copies[w]!;
          copy.set(values.subarray(0, extent.rows * sizeOf(input)));
          return way.forward(copy, extent, random);
        });
        between(extent.rows, (whole, own, w, count) => {
          const from = results[w]!;
          for (let c = 0; c < count; c++) output[whole + c] = from[own + c]!;
        });
        return output;
      },
      backward(gradient, extent) {
        between(extent.rows, (whole, own, w, count) => {
          const to = parts[w]!;
          for (let c = 0; c < count; c++) to[own + c] = gradient[whole + c]!;
        });
        back.fill(0);
        built.forEach((way, w) => {
          const own = way.backward(parts[w]!, extent);
          for (let i = 0; i < back.length && i < own.length; i++) back[i]! += own[i]!;
        });
        return back;
      },
    };
  };
}
