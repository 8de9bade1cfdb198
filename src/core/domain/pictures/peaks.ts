// The wire format of a track's waveform: peak levels in three frequency bands, one byte each, after a small header.
import { AppError } from '../errors.ts';

/** Levels from 0 to 255 for each point in time; the three arrays are equally long. */
export interface Peaks {
  /** Length of the whole track; the points are evenly spaced over it. */
  readonly durationSeconds: number;
  readonly low: Uint8Array;
  readonly mid: Uint8Array;
  readonly high: Uint8Array;
}

/*
 * Little endian:
 *   0  'SWPK'   4  u8 version   5  u32 points   9  f64 duration in seconds   17  low, mid, high: `points` bytes each
 */
const magic = [0x53, 0x57, 0x50, 0x4b] as const;
const version = 1;
const headerLength = 17;

/** Throws a RangeError when the bands are not equally long. */
export function encodePeaks(peaks: Peaks): Uint8Array<ArrayBuffer> {
  const points = peaks.low.length;
  if (peaks.mid.length !== points || peaks.high.length !== points)
    throw new RangeError('the three bands must be equally long');
  const bytes = new Uint8Array(headerLength + 3 * points);
  const view = new DataView(bytes.buffer);
  bytes.set(magic, 0);
  view.setUint8(4, version);
  view.setUint32(5, points, true);
  view.setFloat64(9, peaks.durationSeconds, true);
  bytes.set(peaks.low, headerLength);
  bytes.set(peaks.mid, headerLength + points);
  bytes.set(peaks.high, headerLength + 2 * points);
  return bytes;
}

/** Byte length of the encoded peaks that begin here; null when the header is not complete yet. */
export function peaksLength(bytes: Uint8Array): number | null {
  if (bytes.length < headerLength) return null;
  return headerLength + 3 * new DataView(bytes.buffer, bytes.byteOffset).getUint32(5, true);
}

/** The bands are views into `bytes`. Throws AppError 'invalid' for anything that `encodePeaks` did not write. */
export function decodePeaks(bytes: Uint8Array): Peaks {
  if (bytes.length < headerLength || !magic.every((byte, i) => bytes[i] === byte))
    throw new AppError('invalid', 'These are not waveform peaks.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint8(4) !== version)
    throw new AppError('invalid', 'These waveform peaks are of another version.');
  const points = view.getUint32(5, true);
  if (bytes.length !== headerLength + 3 * points)
    throw new AppError('invalid', 'These waveform peaks are cut short.');
  const band = (index: number): Uint8Array =>
    bytes.subarray(headerLength + index * points, headerLength + (index + 1) * points);
  return { durationSeconds: view.getFloat64(9, true), low: band(0), mid: band(1), high: band(2) };
}
