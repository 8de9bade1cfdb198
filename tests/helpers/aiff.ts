// Writes mono 16-bit AIFF files by the book (Audio Interchange File Format 1.3, Apple 1989).

/** Full scale at ±1; `sampleRate` is a whole number of hertz below 65,536. */
export function aiffBytes(samples: Float32Array, sampleRate: number): Uint8Array {
  const soundLength = 8 + samples.length * 2;
  const bytes = Buffer.alloc(12 + 26 + 8 + soundLength);
  bytes.write('FORM', 0);
  bytes.writeUInt32BE(bytes.length - 8, 4);
  bytes.write('AIFFCOMM', 8);
  bytes.writeUInt32BE(18, 16);
  bytes.writeUInt16BE(1, 20);
  bytes.writeUInt32BE(samples.length, 22);
  bytes.writeUInt16BE(16, 26);
  writeExtended(bytes, sampleRate, 28);
  bytes.write('SSND', 38);
  bytes.writeUInt32BE(soundLength, 42);
  samples.forEach((value, i) => {
    bytes.writeInt16BE(Math.max(-32_768, Math.min(32_767, Math.round(value * 32_768))), 54 + i * 2);
  });
  return new Uint8Array(bytes);
}

/** IEEE 754 extended precision, 80 bits: exponent biased by 16,383, then the mantissa with its leading one. */
function writeExtended(bytes: Buffer, value: number, offset: number): void {
  const exponent = Math.floor(Math.log2(value));
  bytes.writeUInt16BE(16_383 + exponent, offset);
  bytes.writeBigUInt64BE(BigInt(value) << BigInt(63 - exponent), offset + 2);
}
