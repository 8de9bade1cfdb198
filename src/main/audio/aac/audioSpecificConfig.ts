// The AudioSpecificConfig of AAC (ISO/IEC 14496-3, 1.6.2.1): as much of it as is asked outside the decoder.
import { bitsOf, readBits } from './bits.ts';

const rates = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350,
];

/** The rate before spectral band replication, which doubles it; 0 when it makes no sense. */
export function coreRate(asc: Uint8Array): number {
  if (asc.length < 2) return 0;
  const bits = bitsOf(asc);
  if (readBits(bits, 5) === 31) readBits(bits, 6);
  const index = readBits(bits, 4);
  if (index !== 15) return rates[index] ?? 0;
  return bits.end - bits.at < 24 ? 0 : readBits(bits, 24);
}

/** The channel configuration; 0 leaves it to the stream. */
export function configuredChannels(asc: Uint8Array): number {
  return ((asc[1] ?? 0) >> 3) & 15;
}
