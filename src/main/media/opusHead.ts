// What Chromium cuts from an Ogg Opus twice is halved on its way to it: otherwise the first milliseconds of every track are missing.
import { oggChecksum } from '../../core/tagFormats/crc32.ts';

/** The first page is not longer, whatever the channels (RFC 7845, 5.1). */
export const headBytes = 27 + 255 + 19 + 2 + 255;

const segmentsAt = 26;
const checksumAt = 22;
const preSkipAt = 10;

/**
 * The first page of an Ogg Opus with half of its pre-skip; null where `start`, the file's first `headBytes`, is of anything else. Chromium
 * 156 leaves out the pre-skip when it takes the file apart, and once more when it decodes. Were it to do so once only, half of it
 * would be heard, which is 3 ms of silence for what encoders write.
 */
export function playedHead(start: Uint8Array): Uint8Array | null {
  const text = (at: number, length: number): string =>
    String.fromCharCode(...start.subarray(at, at + length));
  const count = start[segmentsAt];
  if (count === undefined || text(0, 5) !== 'OggS\0') return null;
  const body = segmentsAt + 1 + count;
  const end = start.subarray(segmentsAt + 1, body).reduce((sum, length) => sum + length, body);
  if (end > start.length || end < body + preSkipAt + 2 || text(body, 8) !== 'OpusHead') return null;
  const page = Uint8Array.from(start.subarray(0, end));
  const view = new DataView(page.buffer);
  view.setUint16(body + preSkipAt, view.getUint16(body + preSkipAt, true) >>> 1, true);
  view.setUint32(checksumAt, 0, true);
  view.setUint32(checksumAt, oggChecksum(page), true);
  return page;
}
