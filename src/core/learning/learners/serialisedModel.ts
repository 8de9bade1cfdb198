// A fitted model as plain data: JSON for its shape, one run of bytes for its numbers.
import * as z from 'zod';
import { AppError } from '../../domain/errors.ts';

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

export interface SerialisedModel {
  readonly json: { readonly [key: string]: JsonValue };
  readonly weights: Uint8Array;
}

/** Where an array lies in the bytes. `offset` is a multiple of 8. */
export const arrayPlace = z.object({
  type: z.enum(['f32', 'f64', 'i32']),
  offset: z.int().nonnegative(),
  length: z.int().nonnegative(),
});
type ArrayPlace = z.infer<typeof arrayPlace>;

/** Where a model that is part of another lies in its bytes. */
export const modelPlace = z.object({
  json: z.record(z.string(), z.json()),
  offset: z.int().nonnegative(),
  length: z.int().nonnegative(),
});
type ModelPlace = { json: SerialisedModel['json']; offset: number; length: number };

interface WeightsWriter {
  array(values: Float32Array | Float64Array | Int32Array): ArrayPlace;
  model(part: SerialisedModel): ModelPlace;
  bytes(): Uint8Array;
}

/** Collects arrays and part-models into one run of bytes (little-endian, as every platform we run on). */
export function writeWeights(): WeightsWriter {
  const chunks: { offset: number; bytes: Uint8Array }[] = [];
  let end = 0;
  const append = (bytes: Uint8Array): number => {
    const offset = end;
    chunks.push({ offset, bytes });
    end += Math.ceil(bytes.length / 8) * 8;
    return offset;
  };
  return {
    array(values) {
      const offset = append(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
      const type = values instanceof Float32Array ? 'f32' : values instanceof Float64Array ? 'f64' : 'i32';
      return { type, offset, length: values.length };
    },
    model: (part) => ({ json: part.json, offset: append(part.weights), length: part.weights.length }),
    bytes() {
      const out = new Uint8Array(end);
      for (const { offset, bytes } of chunks) out.set(bytes, offset);
      return out;
    },
  };
}

export function readFloat32(weights: Uint8Array, place: ArrayPlace): Float32Array<ArrayBuffer> {
  return new Float32Array(cut(weights, place, 'f32', 4));
}

export function readFloat64(weights: Uint8Array, place: ArrayPlace): Float64Array {
  return new Float64Array(cut(weights, place, 'f64', 8));
}

export function readInt32(weights: Uint8Array, place: ArrayPlace): Int32Array {
  return new Int32Array(cut(weights, place, 'i32', 4));
}

export function readModel(weights: Uint8Array, place: ModelPlace): SerialisedModel {
  if (place.offset + place.length > weights.length) throw damaged('its weights end too early');
  return { json: place.json, weights: weights.slice(place.offset, place.offset + place.length) };
}

// Always a copy: the bytes come from files, whose buffers are neither aligned nor ours.
function cut(weights: Uint8Array, place: ArrayPlace, type: ArrayPlace['type'], size: number): ArrayBuffer {
  const end = place.offset + place.length * size;
  if (place.type !== type || end > weights.length) throw damaged('its weights end too early');
  const copy = new Uint8Array(end - place.offset);
  copy.set(weights.subarray(place.offset, end));
  return copy.buffer;
}

/** The JSON part, checked. Throws AppError 'invalid' for a file that is damaged or from another version. */
export function readShape<T>(schema: z.ZodType<T>, json: SerialisedModel['json']): T {
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw damaged(z.prettifyError(parsed.error));
  return parsed.data;
}

function damaged(why: string): AppError {
  return new AppError('invalid', `The saved model cannot be used: ${why}.`);
}
