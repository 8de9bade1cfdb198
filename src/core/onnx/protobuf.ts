// A walk over the fields of a protobuf message, of which nothing is believed: every length is checked against what is left.
import { AppError } from '../domain/errors.ts';

/** A field of a message: a whole number, the bytes of a string or a message, or eight or four bytes that nobody reads. */
export type Field =
  | { readonly number: number; readonly kind: 'number'; readonly value: number }
  | { readonly number: number; readonly kind: 'bytes'; readonly value: Uint8Array }
  | { readonly number: number; readonly kind: 'fixed' };

const decoder = new TextDecoder();

export function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** Throws AppError('invalid') where the bytes are no message. */
export function* fieldsOf(message: Uint8Array): Generator<Field> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let i = 0, scale = 1; i < 10; i++, scale *= 128) {
      const byte = message[at];
      if (byte === undefined) throw damaged('it ends in the middle of a number');
      at += 1;
      value += (byte & 127) * scale;
      // Two's complement of 64 bits; what is so large is a negative number, or nonsense that nothing fits.
      if (byte < 128) return value >= 2 ** 63 ? value - 2 ** 64 : value;
    }
    throw damaged('a number in it does not end');
  };
  const skip = (count: number): number => {
    if (!(count >= 0 && count <= message.length - at))
      throw damaged('a part of it is longer than the rest of the file');
    at += count;
    return at - count;
  };
  while (at < message.length) {
    const key = varint();
    const number = Math.floor(key / 8);
    if (number < 1) throw damaged('it has a field without a number');
    switch (key % 8) {
      case 0:
        yield { number, kind: 'number', value: varint() };
        break;
      case 1:
        skip(8);
        yield { number, kind: 'fixed' };
        break;
      case 2: {
        const start = skip(varint());
        yield { number, kind: 'bytes', value: message.subarray(start, at) };
        break;
      }
      case 5:
        skip(4);
        yield { number, kind: 'fixed' };
        break;
      default:
        throw damaged('it has a field of a kind that there is not');
    }
  }
}

function damaged(why: string): AppError {
  return new AppError('invalid', `It is no ONNX model, or a damaged one: ${why}.`);
}
