// Ninety rows of three groups, made by a formula so that another program can make the same.

export const exampleDims = 3;

const offsets = [0, 0, 0, 1, 0.5, 0, 0, 1, 1.5];

/** Row by row the fraction of 1000 sin(1), 1000 sin(2), ..., moved by the row's group, so many times as far as in the worked example. */
export function pointsApart(times: number): Float32Array {
  return Float32Array.from({ length: 270 }, (_, i) => {
    const value = Math.sin(i + 1) * 1000;
    return value - Math.floor(value) + times * (offsets[(Math.floor(i / 3) % 3) * 3 + (i % 3)] ?? 0);
  });
}

export const examplePoints: Float32Array = pointsApart(1);

export const exampleGroups: Int32Array = Int32Array.from({ length: 90 }, (_, row) => row % 3);
