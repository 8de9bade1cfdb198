// Decodes one frame of Monkey's Audio, which is independent of the frames before it, and verifies its checksum.
import { setImmediate } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { undecodable } from '../../decoders.ts';
import { type AdaptiveFilter, newAdaptiveFilters, undoAdaptiveFilter } from './adaptiveFilter.ts';
import type { ApeLayout } from './layout.ts';
import { newPredictor, nextSample, type Predictor } from './predictor.ts';
import { startRangeDecoder } from './rangeDecoder.ts';
import { newSizeModel, residualDecoderOf, type SizeModel } from './residuals.ts';

type Form = Pick<ApeLayout, 'version' | 'level' | 'channels' | 'bitsPerSample'>;

/** Samples between two checks for other work: up to a tenth of a second at the highest level. */
const pieceLength = 8192;

const special = { silent: 3, bothAlike: 4 };

/**
 * `length` samples of each channel, as floats. `bytes` begin with the frame, in reading order; they may be longer.
 * Throws AppError `undecodable`, also when the checksum does not fit.
 */
export async function decodeFrame(bytes: Uint8Array, length: number, form: Form): Promise<Float32Array[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 8) throw undecodable("The Monkey's Audio data ends too early.");
  const checksum = view.getUint32(0);
  const hasFlags = checksum >= 2 ** 31;
  const coded = codedChannels(hasFlags ? view.getUint32(4) : 0, form);
  // A sample costs more than a bit, so a header that claims more is not worth the memory.
  if (coded > 0 && length > 8 * bytes.length) throw undecodable("The Monkey's Audio data ends too early.");
  const range = startRangeDecoder(bytes, hasFlags ? 8 : 4);
  const decodeResidual = residualDecoderOf(form.version);
  const filtered = Array.from({ length: coded }, () => newFilteredChannel(form));
  const readings = (form.bitsPerSample === 24 ? [true, false] : [true]).map((wraps) =>
    newReading(wraps, coded, length, form),
  );
  for (let at = 0; at < length; at += pieceLength) {
    const count = Math.min(pieceLength, length - at);
    for (let n = 0; n < count; n++) {
      for (const { values, sizes } of filtered) values[n] = decodeResidual(range, sizes);
    }
    for (const { filters, values } of filtered) {
      for (const filter of filters) undoAdaptiveFilter(filter, values, count);
    }
    for (const reading of readings) readPiece(reading, filtered, at, count, form);
    await setImmediate();
  }
  const right = readings.find(({ sum }) => sum >>> 1 === checksum % 2 ** 31);
  if (right === undefined) throw undecodable("The Monkey's Audio data is damaged: a checksum does not fit.");
  return right.channels;
}

/** The number of coded channels: none in silence, one when both are equal. */
function codedChannels(flags: number, { channels }: Form): 0 | 1 | 2 {
  if (channels === 1) return (flags & special.silent) !== 0 ? 0 : 1;
  if ((flags & special.silent) === special.silent) return 0;
  return (flags & special.bothAlike) !== 0 ? 1 : 2;
}

/** A channel before the long filters. */
interface FilteredChannel {
  readonly sizes: SizeModel;
  readonly filters: readonly AdaptiveFilter[];
  /** Of the current piece. */
  readonly values: Int32Array;
}

function newFilteredChannel({ level, version }: Form): FilteredChannel {
  const filters = newAdaptiveFilters(level, version);
  if (filters === null) throw undecodable(`Monkey's Audio of level ${level} is not supported.`);
  return { sizes: newSizeModel(), filters, values: new Int32Array(pieceLength) };
}

/**
 * The variant of the data from there on: encoders of 24-bit audio came to differ in the width of their sums, and
 * only the checksum shows which it was.
 */
interface Reading {
  readonly wraps: boolean;
  readonly predictors: readonly Predictor[];
  /** Of the current piece, one array a coded channel. */
  readonly values: readonly Int32Array[];
  readonly channels: Float32Array[];
  /** Of all pieces so far. */
  sum: number;
}

function newReading(wraps: boolean, coded: number, length: number, { channels }: Form): Reading {
  return {
    wraps,
    predictors: Array.from({ length: coded }, newPredictor),
    values: Array.from({ length: coded }, () => new Int32Array(pieceLength)),
    channels: Array.from({ length: channels }, () => new Float32Array(length)),
    sum: 0,
  };
}

function readPiece(
  reading: Reading,
  filtered: readonly FilteredChannel[],
  at: number,
  count: number,
  form: Form,
): void {
  const { values, channels } = reading;
  for (const [c, channel] of filtered.entries()) values[c]?.set(channel.values);
  undoPrediction(reading, count);
  unmix(values, count);
  reading.sum = crc32(packed(values, count, form), reading.sum);
  for (const [c, channel] of channels.entries()) {
    const source = values[c % values.length];
    if (source !== undefined) writeFloats(source, count, form.bitsPerSample, channel, at);
  }
}

/** The first channel is predicted from the second's latest sample, the second from the first's sample just decoded. */
function undoPrediction({ predictors, values, wraps }: Reading, count: number): void {
  const [first, second] = predictors;
  const [firstValues, secondValues] = values;
  if (first === undefined || firstValues === undefined) return;
  for (let n = 0; n < count; n++) {
    const other = second?.output ?? 0;
    firstValues[n] = nextSample(first, firstValues[n] ?? 0, other, wraps);
    if (second === undefined || secondValues === undefined) continue;
    secondValues[n] = nextSample(second, secondValues[n] ?? 0, first.output, wraps);
  }
}

/** From difference and middle back to left and right. */
function unmix([first, second]: readonly Int32Array[], count: number): void {
  if (first === undefined || second === undefined) return;
  for (let n = 0; n < count; n++) {
    const difference = first[n] ?? 0;
    const left = (second[n] ?? 0) - Math.trunc(difference / 2);
    first[n] = left;
    second[n] = left + difference;
  }
}

/** The samples as the bytes of a WAVE, over which the checksum goes. */
function packed(values: readonly Int32Array[], count: number, { channels, bitsPerSample }: Form): Uint8Array {
  const width = bitsPerSample / 8;
  const bytes = new Uint8Array(count * channels * width);
  let at = 0;
  for (let n = 0; n < count; n++) {
    for (let c = 0; c < channels; c++) {
      let value = values[c % values.length]?.[n] ?? 0;
      // 8-bit samples are unsigned there.
      if (width === 1) value += 128;
      for (let b = 0; b < width; b++, at++) bytes[at] = value >> (8 * b);
    }
  }
  return bytes;
}

function writeFloats(
  values: Int32Array,
  count: number,
  bitsPerSample: number,
  target: Float32Array,
  at: number,
): void {
  const unused = 32 - bitsPerSample;
  for (let n = 0; n < count; n++)
    target[at + n] = (((values[n] ?? 0) << unused) >> unused) / 2 ** (bitsPerSample - 1);
}
