// Whole numbers as SQLite BLOBs, little-endian whatever the machine.

const littleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

type Wholes = Int32Array | Uint32Array | Uint16Array;

export function wholesToBlob(values: Wholes): Buffer {
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  return littleEndian ? bytes : swapped(Buffer.from(bytes), values.BYTES_PER_ELEMENT);
}

/** Copied: a blob's bytes need not be aligned. What does not fill a number is left out. */
export function wholesFromBlob<List extends Wholes>(
  blob: Uint8Array,
  kind: { readonly BYTES_PER_ELEMENT: number; new (buffer: ArrayBuffer): List },
): List {
  const buffer = new ArrayBuffer(blob.length - (blob.length % kind.BYTES_PER_ELEMENT));
  const bytes = Buffer.from(buffer);
  bytes.set(blob.subarray(0, buffer.byteLength));
  if (!littleEndian) swapped(bytes, kind.BYTES_PER_ELEMENT);
  return new kind(buffer);
}

function swapped(bytes: Buffer, size: number): Buffer {
  return size === 2 ? bytes.swap16() : bytes.swap32();
}
