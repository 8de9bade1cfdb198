// Decodes the shared FLAC clips: 22,050 Hz mono, exactly the samples that the reference values were made from.
import { readFileSync } from 'node:fs';
import decode from '@audio/decode';

/** Mono samples in [-1, 1). Throws unless the file is 22,050 Hz mono. */
export async function readFlac(path: string): Promise<Float32Array> {
  const { channelData, sampleRate } = await decode(readFileSync(path));
  const [mono] = channelData;
  if (mono === undefined || channelData.length !== 1 || sampleRate !== 22050)
    throw new Error(`${path} is not 22,050 Hz mono`);
  // The decoder divides 16-bit samples by 32767, the reference values were made from samples divided by 32768.
  return mono.map((value) => Math.round(value * 32767) / 32768);
}
