// Writes RIFF, RF64 and BW64 chunk by chunk, by the book and as some programs do: without padding.

interface Order {
  readonly padded?: boolean;
  readonly bigEndian?: boolean;
}

export function chunk(
  id: string,
  content: Uint8Array,
  { padded = true, bigEndian = false }: Order = {},
): Uint8Array {
  const size = Buffer.alloc(4);
  if (bigEndian) size.writeUInt32BE(content.length);
  else size.writeUInt32LE(content.length);
  const padding = new Uint8Array(padded ? content.length % 2 : 0);
  return Buffer.concat([Buffer.from(id, 'latin1'), size, content, padding]);
}

/** The two chunks of a WAVE that `waveBytes` wrote, to be put into others. */
export function partsOf(wave: Uint8Array): { readonly format: Uint8Array; readonly data: Uint8Array } {
  return { format: wave.subarray(20, 36), data: wave.subarray(44) };
}

export function riff(...chunks: readonly Uint8Array[]): Uint8Array {
  return chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), ...chunks]));
}

/** `sizes` are of chunks whose own say 0xFFFFFFFF. */
export function sizes64(data: number, others: Readonly<Record<string, number>> = {}): Uint8Array {
  const content = Buffer.alloc(28 + 12 * Object.keys(others).length);
  content.writeBigUInt64LE(BigInt(data), 8);
  content.writeUInt32LE(Object.keys(others).length, 24);
  for (const [n, [id, size]] of Object.entries(others).entries()) {
    content.write(id, 28 + 12 * n, 'latin1');
    content.writeBigUInt64LE(BigInt(size), 32 + 12 * n);
  }
  return chunk('ds64', content);
}

/** A chunk whose size stands in `ds64`. */
export function longChunk(id: string, content: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`${id}\xff\xff\xff\xff`, 'latin1'), content]);
}

export function longWave(magic: 'RF64' | 'BW64', ...chunks: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat([Buffer.from(`${magic}\xff\xff\xff\xffWAVE`, 'latin1'), ...chunks]);
}
