// Packs long lists of whole numbers into one text, which JSON parses and oRPC copies much faster than 100,000 values.

/** Shorter lists gain nothing. */
const packedFrom = 500;
/** A number is two characters of 15 bits each, moved past what JSON escapes and short of surrogates. */
const bits = 15;
const offset = 0x100;
const limit = 2 ** (2 * bits);
/** The number of arguments that every engine accepts in one call. */
const pieceLength = 8192;

/** For every handler and link of the contract, as one of its `customJsonSerializers`. */
export const packedNumbers = {
  // oRPC's own ids are below 20.
  type: 20,
  condition: (data: unknown): boolean =>
    Array.isArray(data) && data.length >= packedFrom && areAllPackable(data),
  serialize: (data: unknown): string => (Array.isArray(data) ? pack(data) : ''),
  deserialize: unpack,
};

/** A loop, because `every` would skip holes. */
function areAllPackable(list: readonly unknown[]): boolean {
  for (const value of list) if (!isPackable(value)) return false;
  return true;
}

function isPackable(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < limit && !Object.is(value, -0);
}

function pack(numbers: readonly number[]): string {
  const codes = new Uint16Array(2 * numbers.length);
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] ?? 0;
    codes[2 * i] = offset + (number >>> bits);
    codes[2 * i + 1] = offset + (number & (2 ** bits - 1));
  }
  let text = '';
  for (let at = 0; at < codes.length; at += pieceLength)
    text += Reflect.apply(String.fromCharCode, null, codes.subarray(at, at + pieceLength));
  return text;
}

/** Throws for any text that `pack` did not write. */
function unpack(text: unknown): number[] {
  if (typeof text !== 'string' || text.length % 2 !== 0) throw new TypeError('not a packed list');
  const numbers = new Array<number>(text.length / 2);
  for (let i = 0; i < numbers.length; i++) {
    const high = text.charCodeAt(2 * i) - offset;
    const low = text.charCodeAt(2 * i + 1) - offset;
    if (high >>> bits !== 0 || low >>> bits !== 0) throw new TypeError('not a packed list');
    numbers[i] = (high << bits) | low;
  }
  return numbers;
}
