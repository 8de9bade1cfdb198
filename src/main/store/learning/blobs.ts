// Float32 vectors as SQLite BLOBs, little-endian whatever the machine.

const littleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

export function floatsToBlob(values: Float32Array): Buffer {
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  return littleEndian ? bytes : Buffer.from(bytes).swap32();
}

export function floatsFromBlob(blob: Uint8Array): Float32Array {
  // Copied: a blob's bytes need not be aligned to four.
  const bytes = Buffer.from(blob.subarray(0, blob.length - (blob.length % 4)));
  if (!littleEndian) bytes.swap32();
  const out = new Float32Array(bytes.length / 4);
  new Uint8Array(out.buffer).set(bytes);
  return out;
}

/** The same, looking at the blob's own bytes where they lie well: for reading only, and soon. */
export function floatsInBlob(blob: Uint8Array): Float32Array {
  return littleEndian && blob.byteOffset % 4 === 0
    ? new Float32Array(blob.buffer, blob.byteOffset, blob.byteLength >> 2)
    : floatsFromBlob(blob);
}
