// A small writer of ONNX files, and a tiny model whose outputs have a closed form.

/** A field of a message: a whole number, a text, or a message. */
type FieldValue = number | string | Uint8Array;

/** Bytes of a protobuf message from its fields, in order. */
export function message(...fields: readonly (readonly [number: number, value: FieldValue])[]): Uint8Array {
  return Buffer.concat(
    fields.map(([number, value]) => {
      if (typeof value === 'number') return Buffer.concat([varint(number * 8), varint(value)]);
      const bytes = Buffer.from(value);
      return Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes]);
    }),
  );
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    const low = Number(rest & 127n);
    rest >>= 7n;
    bytes.push(rest === 0n ? low : low + 128);
  } while (rest > 0n);
  return Uint8Array.from(bytes);
}

const float = 1;

/** An initializer of 32-bit floats. */
export function tensor(name: string, dims: readonly number[], values: ArrayLike<number>): Uint8Array {
  const raw = Buffer.from(Float32Array.from(values).buffer);
  return message(...dims.map((dim) => [1, dim] as const), [2, float], [8, name], [9, raw]);
}

/** An input or output; names stand for any length. */
export function value(name: string, shape: readonly (number | string)[]): Uint8Array {
  const axes = shape.map((axis) => [1, message([typeof axis === 'number' ? 1 : 2, axis])] as const);
  return message([1, name], [2, message([1, message([1, float], [2, message(...axes)])])]);
}

export interface Node {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly domain?: string;
  /** Lists of whole numbers, or whole messages of AttributeProto. */
  readonly attributes?: Readonly<Record<string, readonly number[]>>;
  readonly more?: readonly Uint8Array[];
}

export function node({ operator, inputs, outputs, domain, attributes = {}, more = [] }: Node): Uint8Array {
  const lists = Object.entries(attributes).map(([name, list]) =>
    message([1, name], ...list.map((one) => [8, one] as const), [20, 7]),
  );
  return message(
    ...inputs.map((input) => [1, input] as const),
    ...outputs.map((output) => [2, output] as const),
    [4, operator],
    ...[...lists, ...more].map((attribute) => [5, attribute] as const),
    ...(domain === undefined ? [] : [[7, domain] as const]),
  );
}

export interface Model {
  readonly nodes: readonly Uint8Array[];
  readonly tensors?: readonly Uint8Array[];
  readonly inputs: readonly Uint8Array[];
  readonly outputs: readonly Uint8Array[];
  readonly opset?: number;
}

export function model({ nodes, tensors = [], inputs, outputs, opset = 13 }: Model): Uint8Array {
  const graph = message(
    ...nodes.map((one) => [1, one] as const),
    [2, 'tiny'],
    ...tensors.map((one) => [5, one] as const),
    ...inputs.map((one) => [11, one] as const),
    ...outputs.map((one) => [12, one] as const),
  );
  return message([1, 8], [7, graph], [8, message([1, ''], [2, opset])]);
}

export interface TinyEar {
  readonly bytes: Uint8Array;
  /** From the means of each band over the segment. */
  embedding(means: readonly number[]): number[];
  logits(means: readonly number[]): number[];
}

/**
 * input [segments, 1, bands, frames]; a convolution of one point, x 2 - 1; the mean over frames; `size` sums of bands; `classes` sums of
 * these.
 */
export function tinyEar(
  { bands, size, classes }: { readonly bands: number; readonly size: number; readonly classes: number },
  random: () => number,
  axes: readonly (number | string)[] = ['segments', 1, bands, 'frames'],
): TinyEar {
  const weights = (count: number): Float32Array => Float32Array.from({ length: count }, () => random() - 0.5);
  const [first, second] = [weights(bands * size), weights(size * classes)];
  const times = (row: readonly number[], basis: Float32Array, cols: number): number[] =>
    Array.from({ length: cols }, (_, c) =>
      row.reduce((sum, x, r) => sum + x * (basis[r * cols + c] ?? Number.NaN), 0),
    );
  const embedding = (means: readonly number[]): number[] =>
    times(
      means.map((x) => 2 * x - 1),
      first,
      size,
    );
  const bytes = model({
    nodes: [
      node({ operator: 'Conv', inputs: ['mel', 'w', 'b'], outputs: ['turned'] }),
      node({
        operator: 'ReduceMean',
        inputs: ['turned'],
        outputs: ['means'],
        attributes: { axes: [1, 3] },
        more: [message([1, 'keepdims'], [3, 0], [20, 2])],
      }),
      node({ operator: 'MatMul', inputs: ['means', 'first'], outputs: ['embedding'] }),
      node({ operator: 'MatMul', inputs: ['embedding', 'second'], outputs: ['logits'] }),
    ],
    tensors: [
      tensor('w', [1, 1, 1, 1], [2]),
      tensor('b', [1], [-1]),
      tensor('first', [bands, size], first),
      tensor('second', [size, classes], second),
    ],
    inputs: [value('mel', axes)],
    outputs: [value('embedding', ['segments', size]), value('logits', ['segments', classes])],
  });
  return { bytes, embedding, logits: (means) => times(embedding(means), second, classes) };
}
