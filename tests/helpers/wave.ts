// Writes 16-bit WAVE files by the book, independent of the code under test.

/** Channels of equal length, full scale at ±1. */
export function waveBytes(channels: readonly Float32Array[], sampleRate: number): Uint8Array {
  const length = channels[0]!.length;
  const width = channels.length;
  const bytes = Buffer.alloc(44 + length * width * 2);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(width, 22);
  bytes.writeUInt32LE(sampleRate, 24);
  bytes.writeUInt32LE(sampleRate * width * 2, 28);
  bytes.writeUInt16LE(width * 2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(length * width * 2, 40);
  for (const [c, channel] of channels.entries()) {
    channel.forEach((value, n) => {
      const clipped = Math.max(-32768, Math.min(32767, Math.round(value * 32768)));
      bytes.writeInt16LE(clipped, 44 + (n * width + c) * 2);
    });
  }
  return new Uint8Array(bytes);
}

/** A sine at any rate. */
export function tone(hertz: number, sampleRate: number, seconds: number, amplitude = 0.5): Float32Array {
  return Float32Array.from(
    { length: Math.round(sampleRate * seconds) },
    (_, n) => amplitude * Math.sin((2 * Math.PI * hertz * n) / sampleRate),
  );
}
