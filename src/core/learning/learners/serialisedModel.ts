// A fitted model as plain data: JSON for its shape, one run of bytes for its numbers.
import * as z from 'zod';
import { AppError } from '../../domain/errors.ts';

type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
/** What an earlier version did not write is undefined. */
type JsonObject = { readonly [key: string]: JsonValue | undefined };

export interface SerialisedModel {
  readonly json: JsonObject;
  readonly weights: Uint8Array;
}

/** What a model is saved as. */
export interface SavedForm<Parts> {
  /** Same parts, same bytes. */
  write(parts: Parts): SerialisedModel;
  /** The parts again, exactly. Throws AppError 'invalid' for a file that is damaged or from another version. */
  read(saved: SerialisedModel): Parts;
}

/**
 * The form in which models of a kind are saved, from one description for both ways: fields of plain JSON, and those of
 * `bytes`, whose numbers lie in the run of bytes in the order of the fields. Parts of models may be without a kind.
 */
export function savedForm<Schema extends z.ZodType<object, JsonObject>>(
  kind: string | null,
  schemaOver: (bytes: Bytes) => Schema,
): SavedForm<z.output<Schema>> {
  // Made once, over whatever is being read or written: making a schema takes longer than reading with it.
  const run: Run = { weights: nothing, places: new Map(), end: 0 };
  const schema = schemaOver(bytesOf(run));
  return {
    write(parts) {
      run.places.clear();
      run.end = 0;
      const json = z.encode(schema, parts);
      const weights = new Uint8Array(run.end);
      for (const [{ buffer, byteOffset, byteLength }, offset] of run.places)
        weights.set(new Uint8Array(buffer, byteOffset, byteLength), offset);
      run.places.clear();
      return { json: kind === null ? json : { kind, ...json }, weights };
    },
    read({ json, weights }) {
      if (kind !== null && json['kind'] !== kind) throw damaged(`it is no model of kind '${kind}'`);
      run.weights = weights;
      const parsed = schema.safeParse(json);
      run.weights = nothing;
      if (!parsed.success) throw damaged(z.prettifyError(parsed.error));
      return parsed.data;
    },
  };
}

/** The run of bytes that is being read, and what is being written into one. */
interface Run {
  weights: Uint8Array;
  readonly places: Map<ArrayBufferView, number>;
  end: number;
}

const nothing = new Uint8Array();

export type Bytes = ReturnType<typeof bytesOf>;

const spot = { offset: z.int().nonnegative(), length: z.int().nonnegative() };

/** Arrays (little-endian, as every platform we run on; offsets are multiples of 8) and part-models as fields of a schema. */
function bytesOf(run: Run) {
  // Always a copy: the bytes come from files, whose buffers are neither aligned nor ours.
  const cut = (offset: number, length: number): Uint8Array<ArrayBuffer> => {
    if (offset + length > run.weights.length) throw damaged('its weights end too early');
    return new Uint8Array(run.weights.subarray(offset, offset + length));
  };
  // Once each: zod encodes twice what it checks.
  const append = (numbers: ArrayBufferView): number => {
    const known = run.places.get(numbers);
    if (known !== undefined) return known;
    const offset = run.end;
    run.places.set(numbers, offset);
    run.end += Math.ceil(numbers.byteLength / 8) * 8;
    return offset;
  };
  const array = <Type extends string, Values extends Float32Array | Float64Array | Int32Array>(
    type: Type,
    ArrayOf: { readonly BYTES_PER_ELEMENT: number; new (buffer: ArrayBuffer): Values },
  ) =>
    z.codec(z.object({ type: z.literal(type), ...spot }), z.custom<Values>(), {
      decode({ offset, length }) {
        const values = new ArrayOf(cut(offset, ArrayOf.BYTES_PER_ELEMENT * length).buffer);
        if (!values.every(Number.isFinite)) throw damaged('some of its weights are no numbers');
        return values;
      },
      encode: (values) => ({ type, offset: append(values), length: values.length }),
    });
  return {
    f32: array<'f32', Float32Array>('f32', Float32Array),
    f64: array<'f64', Float64Array>('f64', Float64Array),
    i32: array<'i32', Int32Array>('i32', Int32Array),
    model: z.codec(z.object({ json: z.custom<JsonObject>(isObject), ...spot }), z.custom<SerialisedModel>(), {
      decode: ({ json, offset, length }) => ({ json, weights: cut(offset, length) }),
      encode: ({ json, weights: own }) => ({ json, offset: append(own), length: own.length }),
    }),
  };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function damaged(why: string): AppError {
  return new AppError('invalid', `The saved model cannot be used: ${why}.`);
}
