// Apple Lossless: what a frame consists of. Frames are independent; up to eight channels come singly or in pairs.
import { damaged } from '../../files/byteSource.ts';
import { Fields } from '../../files/fields.ts';
import type { Pcm } from '../formats/pcm.ts';
import { type Prediction, predict } from './alacPredictor.ts';
import { type GolombCode, readResiduals } from './alacResiduals.ts';
import { type Bits, bitsOf, readBits, signed, skipBits } from './bits.ts';
import { inOrder, usualOrders } from './centreFirst.ts';

interface Config {
  readonly frameLength: number;
  readonly bitDepth: number;
  readonly code: GolombCode;
  readonly channels: number;
  readonly sampleRate: number;
}

const configBytes = 24;
const most = { frameLength: 65_536, bitDepth: 32, channels: 8, limit: 23 };

/** Decodes single frames by what the end of the magic cookie says. Throws AppError `undecodable`. */
export function openAlac(cookie: Uint8Array): (frame: Uint8Array) => Pcm {
  const config = readConfig(cookie);
  // The work of one frame; a pair has two.
  const room = [new Int32Array(config.frameLength), new Int32Array(config.frameLength)] as const;
  const low = new Int32Array(2 * config.frameLength);
  return (frame) => {
    const channels = readFrame(bitsOf(frame), config, room, low);
    return { channels, sampleRate: config.sampleRate };
  };
}

function readConfig(cookie: Uint8Array): Config {
  if (cookie.length < configBytes) throw damaged('Its description of the sound is cut short.');
  const fields = new Fields(cookie.subarray(cookie.length - configBytes));
  const frameLength = fields.u32();
  const bitDepth = fields.skip(1).u8();
  const code = { pace: fields.u8(), start: fields.u8(), limit: fields.u8() };
  const channels = fields.u8();
  const sampleRate = fields.skip(10).u32();
  const sensible =
    frameLength >= 1 &&
    frameLength <= most.frameLength &&
    bitDepth >= 1 &&
    bitDepth <= most.bitDepth &&
    channels >= 1 &&
    channels <= most.channels &&
    code.limit >= 1 &&
    code.limit <= most.limit;
  if (!sensible) throw damaged('Its description of the sound makes no sense.');
  return { frameLength, bitDepth, code, channels, sampleRate };
}

type Room = readonly [Int32Array, Int32Array];

function readFrame(bits: Bits, config: Config, room: Room, low: Int32Array): Float32Array[] {
  const channels: Float32Array[] = [];
  while (channels.length < config.channels) {
    const tag = readBits(bits, 3);
    if (tag === 0 || tag === 3) channels.push(...readElement(bits, config, 1, room, low));
    else if (tag === 1) channels.push(...readElement(bits, config, 2, room, low));
    else if (tag === 4) skipData(bits);
    else if (tag === 6) skipFill(bits);
    else if (tag === 7) break;
    else throw damaged('A frame has a part that no encoder writes.');
  }
  const length = channels[0]?.length ?? 0;
  if (channels.length > config.channels || channels.some((channel) => channel.length !== length)) {
    throw damaged('The channels of a frame do not fit together.');
  }
  while (channels.length < config.channels) channels.push(new Float32Array(length));
  const places = channelOrders.get(config.channels);
  return places === undefined ? channels : inOrder(channels, places);
}

const channelOrders: ReadonlyMap<number, readonly number[]> = new Map([
  ...usualOrders,
  [7, [1, 2, 0, 6, 5, 3, 4]],
  [8, [3, 4, 0, 7, 5, 6, 1, 2]],
]);

function skipData(bits: Bits): void {
  skipBits(bits, 4);
  const aligned = readBits(bits, 1) === 1;
  const short = readBits(bits, 8);
  const length = short === 255 ? short + readBits(bits, 8) : short;
  if (aligned) bits.at = Math.ceil(bits.at / 8) * 8;
  skipBits(bits, 8 * length);
}

function skipFill(bits: Bits): void {
  const short = readBits(bits, 4);
  skipBits(bits, 8 * (short === 15 ? short + readBits(bits, 8) - 1 : short));
}

/** One channel, or two of which the second may be a difference. */
function readElement(
  bits: Bits,
  { frameLength, bitDepth, code }: Config,
  width: 1 | 2,
  room: Room,
  low: Int32Array,
): Float32Array[] {
  skipBits(bits, 4);
  if (readBits(bits, 12) !== 0) throw damaged('A frame begins as no encoder writes it.');
  const isShort = readBits(bits, 1) === 1;
  const lowBits = 8 * readBits(bits, 2);
  const isPlain = readBits(bits, 1) === 1;
  const count = isShort ? readBits(bits, 32) : frameLength;
  if (count > frameLength) throw damaged('A frame claims more samples than there are in any.');
  const channels = room.slice(0, width);
  if (isPlain) readPlain(bits, channels, count, bitDepth);
  else readPredicted(bits, channels, count, { bitDepth, lowBits, code, low });
  const scale = 1 / 2 ** (bitDepth - 1);
  return channels.map((samples) => {
    const channel = new Float32Array(count);
    for (let i = 0; i < count; i++) channel[i] = (samples[i] ?? 0) * scale;
    return channel;
  });
}

function readPlain(bits: Bits, channels: readonly Int32Array[], count: number, bitDepth: number): void {
  if (bits.at + count * channels.length * bitDepth > bits.end) throw damaged('A frame ends in the middle.');
  for (let i = 0; i < count; i++) {
    for (const channel of channels) channel[i] = signed(readBits(bits, bitDepth), bitDepth);
  }
}

interface Coding {
  readonly bitDepth: number;
  /** The lowest bits of every sample are not predicted but written out. */
  readonly lowBits: number;
  readonly code: GolombCode;
  readonly low: Int32Array;
}

function readPredicted(
  bits: Bits,
  channels: readonly Int32Array[],
  count: number,
  { bitDepth, lowBits, code, low }: Coding,
): void {
  // A difference needs a bit more.
  const width = bitDepth - lowBits + channels.length - 1;
  if (width < 1 || width > 31) throw damaged('Its samples have a width that no encoder writes.');
  const mixShift = readBits(bits, 8);
  const mixWeight = signed(readBits(bits, 8), 8);
  const predictions = channels.map(() => readPrediction(bits));
  if (lowBits > 0) {
    if (bits.at + count * channels.length * lowBits > bits.end) throw damaged('A frame ends in the middle.');
    for (let i = 0; i < count * channels.length; i++) low[i] = readBits(bits, lowBits);
  }
  for (const [c, samples] of channels.entries()) {
    const prediction = predictions[c];
    if (prediction === undefined) continue;
    const pace = (code.pace * prediction.paceFactor) >>> 2;
    readResiduals(bits, samples, count, { ...code, pace }, width);
    predict(samples, count, prediction, width);
  }
  const [first, second] = channels;
  if (first !== undefined && second !== undefined && mixWeight !== 0) {
    unmix(first, second, count, mixWeight, mixShift);
  }
  if (lowBits === 0) return;
  for (const [c, samples] of channels.entries()) {
    for (let i = 0; i < count; i++) {
      samples[i] = ((samples[i] ?? 0) << lowBits) | (low[i * channels.length + c] ?? 0);
    }
  }
}

function readPrediction(bits: Bits): Prediction & { readonly paceFactor: number } {
  const twice = readBits(bits, 4) !== 0;
  const shift = readBits(bits, 4);
  const paceFactor = readBits(bits, 3);
  const weights = Int16Array.from({ length: readBits(bits, 5) }, () => readBits(bits, 16));
  return { twice, shift, paceFactor, weights };
}

/** A weighted mean and a difference become left and right. */
function unmix(mean: Int32Array, difference: Int32Array, count: number, weight: number, shift: number): void {
  for (let i = 0; i < count; i++) {
    const distance = difference[i] ?? 0;
    const left = (mean[i] ?? 0) + distance - (Math.imul(weight, distance) >> shift);
    mean[i] = left;
    difference[i] = left - distance;
  }
}
