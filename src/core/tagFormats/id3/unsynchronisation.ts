// Unsynchronisation (ID3v2.3, 5; ID3v2.4, 6.1): a zero behind every 0xff that a decoder could take for the start of a frame.

export function unsynchronised(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length * 2);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    out[length++] = bytes[i] ?? 0;
    const next = bytes[i + 1];
    // At the end too, for what follows is not known here.
    if (bytes[i] === 0xff && (next === undefined || next >= 0xe0 || next === 0)) out[length++] = 0;
  }
  return out.slice(0, length);
}

export function synchronised(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    out[length++] = bytes[i] ?? 0;
    if (bytes[i] === 0xff && bytes[i + 1] === 0) i += 1;
  }
  return out.subarray(0, length);
}
