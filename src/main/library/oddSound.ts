// What the parser of tags gets wrong of odd files.
import type { IFormat } from 'music-metadata';
import { AppError } from '../../core/domain/errors.ts';
import type { Remark } from '../../core/domain/remarks.ts';
import type { ByteSource } from '../files/byteSource.ts';
import { freeFormat } from '../files/freeFormat.ts';
import { type Oddity, oddityOf } from '../files/oddity.ts';
import type { Sniffed } from '../files/sniff.ts';

/** What is odd about a file's sound, and what is so of it instead of what the parser says. */
export async function oddSound(
  file: ByteSource,
  sniffed: Sniffed,
): Promise<{ readonly remarks: readonly Remark[]; readonly format: object }> {
  const remarks: Remark[] = [];
  try {
    const oddity = await oddityOf(file, sniffed);
    if (oddity === null) return { remarks, format: {} };
    remarks.push({ kind: oddity });
    return { remarks, format: await oddFormat[oddity](file, sniffed.soundAt) };
  } catch (error) {
    // Its own decoder says so, too, and better.
    if (!(error instanceof AppError) || error.kind !== 'undecodable') throw error;
    return { remarks, format: {} };
  }
}

const unknown: { [Key in keyof IFormat]?: undefined } = { duration: undefined, bitrate: undefined };

/** The length of a chain, which only decoding tells, and all of a free format. */
const oddFormat: Record<Oddity, (file: ByteSource, start: number) => Promise<object>> = {
  chain: async () => unknown,
  'not-padded': async () => ({}),
  async 'free-format'(file, start) {
    const free = await freeFormat(file, start);
    if (free === null) return {};
    const { header, frames, bytes } = free;
    const duration = (frames * header.samples) / header.sampleRate;
    return {
      codec: `MPEG ${header.version} Layer ${header.layer}`,
      sampleRate: header.sampleRate,
      numberOfChannels: header.channels,
      duration,
      bitrate: (8 * bytes) / duration,
    };
  },
};
