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
  schema: (bytes: Bytes) => Schema,
): SavedForm<z.output<Schema>> {
  return {
    write(parts) {
      const offsets = new Map<ArrayBufferView, number>();
      let end = 0;
      // Once each: zod encodes twice what it checks.
      const append = (numbers: ArrayBufferView): number => {
        const known = offsets.get(numbers);
        if (known !== undefined) return known;
        const offset = end;
        offsets.set(numbers, offset);
        end += Math.ceil(numbers.byteLength / 8) * 8;
        return offset;
      };
      const json = z.encode(schema(bytesOver(new Uint8Array(), append)), parts);
      const weights = new Uint8Array(end);
      for (const [{ buffer, byteOffset, byteLength }, offset] of offsets)
        weights.set(new Uint8Array(buffer, byteOffset, byteLength), offset);
      return { json: kind === null ? json : { kind, ...json }, weights };
    },
    read({ json, weights }) {
      if (kind !== null && json['kind'] !== kind) throw damaged(`it is no model of kind '${kind}'`);
      const parsed = schema(bytesOver(weights, () => 0)).safeParse(json);
      if (!parsed.success) throw damaged(z.prettifyError(parsed.error));
      return parsed.data;
    },
  };
}

export type Bytes = ReturnType<typeof bytesOver>;

const spot = { offset: z.int().nonnegative(), length: z.int().nonnegative() };

/** Arrays (little-endian, as every platform we run on; offsets are multiples of 8) and part-models as fields of a schema. */
function bytesOver(weights: Uint8Array, append: (numbers: ArrayBufferView) => number) {
  // Always a copy: the bytes come from files, whose buffers are neither aligned nor ours.
  const cut = (offset: number, length: number): Uint8Array<ArrayBuffer> => {
    if (offset + length > weights.length) throw damaged('its weights end too early');
    return new Uint8Array(weights.subarray(offset, offset + length));
  };
  const array = <Type extends string, Values extends Float32Array | Float64Array | Int32Array>(
    type: Type,
    ArrayOf: { readonly BYTES_PER_ELEMENT: number; new (buffer: ArrayBuffer): Values },
  ) =>
    z.codec(z.object({ type: z.literal(type), ...spot }), z.custom<Values>(), {
      decode: ({ offset, length }) => new ArrayOf(cut(offset, ArrayOf.BYTES_PER_ELEMENT * length).buffer),
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
