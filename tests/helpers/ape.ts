// Writes Monkey's Audio, since nothing that is free to install does: the decoder's sums the other way round.
import { crc32 } from 'node:zlib';

export interface ApeOptions {
  /** 3950 to 3990. */
  readonly version?: number;
  /** 1000 to 5000. */
  readonly level?: number;
  readonly bitsPerSample?: 8 | 16 | 24;
  readonly sampleRate?: number;
  /** Samples of each channel in a frame; the old header leaves no choice. */
  readonly frameLength?: number;
  /** Sums of 64 bits, as later encoders have them for 24-bit audio. */
  readonly wide?: boolean;
}

/** A file with these whole-number samples, one array a channel. */
export function apeBytes(channels: readonly Int32Array[], options: ApeOptions = {}): Buffer {
  const { version = 3990, level = 2000, bitsPerSample = 16, sampleRate = 44_100, wide = false } = options;
  const frameLength = version < 3980 ? 294_912 : (options.frameLength ?? 73_728);
  const length = channels[0]!.length;
  const frames: Buffer[] = [];
  for (let at = 0; at < length; at += frameLength) {
    const part = channels.map((channel) => channel.slice(at, at + frameLength));
    frames.push(encodeFrame(part, { version, level, bitsPerSample, wide }));
  }
  const lastFrameLength = length - (frames.length - 1) * frameLength;
  const audio = Buffer.concat([...frames, Buffer.alloc(8)]);
  const words = Buffer.from(audio.subarray(0, audio.length - (audio.length % 4))).swap32();
  const isOld = version < 3980;
  // 3.96 and 3.97 with all that the old header may have: peak, number of frames again, a WAVE header behind it.
  const isFull = isOld && version >= 3960;
  const header = Buffer.alloc(isOld ? (isFull ? 32 + 8 + 44 : 32) : 76);
  header.write('MAC ', 0);
  header.writeUInt16LE(version, 4);
  if (isOld) {
    header.writeUInt16LE(level, 6);
    header.writeUInt16LE({ 8: 1, 16: 0, 24: 8 }[bitsPerSample] + (isFull ? 4 + 16 : 32), 8);
    header.writeUInt16LE(channels.length, 10);
    header.writeUInt32LE(sampleRate, 12);
    header.writeUInt32LE(frames.length, 24);
    header.writeUInt32LE(lastFrameLength, 28);
    if (isFull) {
      header.writeUInt32LE(44, 16);
      header.writeUInt32LE(frames.length, 36);
    }
  } else {
    header.writeUInt32LE(52, 8);
    header.writeUInt32LE(24, 12);
    header.writeUInt32LE(4 * frames.length, 16);
    header.writeUInt32LE(words.length, 24);
    header.writeUInt16LE(level, 52);
    header.writeUInt16LE(32, 54);
    header.writeUInt32LE(frameLength, 56);
    header.writeUInt32LE(lastFrameLength, 60);
    header.writeUInt32LE(frames.length, 64);
    header.writeUInt16LE(bitsPerSample, 68);
    header.writeUInt16LE(channels.length, 70);
    header.writeUInt32LE(sampleRate, 72);
  }
  const seekTable = Buffer.alloc(4 * frames.length);
  let at = header.length + seekTable.length;
  for (const [i, frame] of frames.entries()) {
    seekTable.writeUInt32LE(at, 4 * i);
    at += frame.length;
  }
  return Buffer.concat([header, seekTable, words]);
}

type Form = Required<Pick<ApeOptions, 'version' | 'level' | 'bitsPerSample' | 'wide'>>;

function encodeFrame(channels: readonly Int32Array[], form: Form): Buffer {
  const [left, right] = channels;
  const length = left!.length;
  const checksum = crc32(packed(channels, form.bitsPerSample)) >>> 1;
  const silent = channels.every((channel) => channel.every((value) => value === 0));
  const alike = right?.every((value, n) => value === left![n]) ?? false;
  const flags = silent ? (right === undefined ? 1 : 3) : alike ? 4 : 0;
  const head = Buffer.alloc(flags === 0 ? 4 : 8);
  head.writeUInt32BE(flags === 0 ? checksum : checksum + 2 ** 31, 0);
  if (flags !== 0) head.writeUInt32BE(flags, 4);
  if (silent) return Buffer.concat([head, Buffer.alloc(5)]);
  const coded = right === undefined || alike ? [left!.slice()] : mixed(left!, right);
  const residuals = removeFilters(removePrediction(coded, form.wide), form);
  return Buffer.concat([head, encodeResiduals(residuals, length, form.version)]);
}

function packed(channels: readonly Int32Array[], bitsPerSample: number): Buffer {
  const width = bitsPerSample / 8;
  const bytes = Buffer.alloc(channels[0]!.length * channels.length * width);
  for (const [c, channel] of channels.entries()) {
    channel.forEach((value, n) => {
      const at = (n * channels.length + c) * width;
      if (width === 1) bytes.writeUInt8(value + 128, at);
      else bytes.writeIntLE(value, at, width);
    });
  }
  return bytes;
}

/** Difference, and the middle as the decoder takes it back. */
function mixed(left: Int32Array, right: Int32Array): [Int32Array, Int32Array] {
  const difference = right.map((value, n) => value - left[n]!);
  return [difference, left.map((value, n) => value + Math.trunc(difference[n]! / 2))];
}

function removePrediction(channels: readonly Int32Array[], wide: boolean): Int32Array[] {
  const states = channels.map(() => ({
    own: [0, 0, 0, 0],
    ownWeights: [360n, 317n, -109n, 98n],
    cross: [0, 0, 0, 0, 0],
    crossWeights: [0n, 0n, 0n, 0n, 0n],
    last: 0,
    output: 0,
    cross0: 0,
  }));
  const residuals = channels.map((channel) => new Int32Array(channel.length));
  for (let n = 0; n < channels[0]!.length; n++) {
    for (const [c, state] of states.entries()) {
      const { own, cross, ownWeights, crossWeights } = state;
      own.splice(0, 4, state.last, state.last - own[0]!, own[1]!, own[2]!);
      const other = states[1 - c]?.output ?? 0;
      const sharp = other - Math.floor((state.cross0 * 31) / 32);
      cross.splice(0, 5, sharp, sharp - cross[0]!, cross[1]!, cross[2]!, cross[3]!);
      state.cross0 = other;
      // Whole numbers without limit, cut where an encoder of 32 bits would cut them.
      const cut = (value: bigint) => (wide ? value : BigInt.asIntN(32, value));
      const dot = (taps: number[], weights: bigint[]) =>
        cut(taps.reduce((sum, tap, i) => sum + BigInt(tap) * weights[i]!, 0n));
      const predicted = Number(cut(dot(own, ownWeights) + (dot(cross, crossWeights) >> 1n)) >> 10n);
      const value = channels[c]![n]!;
      const last = value - Math.floor((state.output * 31) / 32);
      const residual = last - predicted;
      const step = BigInt(Math.sign(residual));
      for (const [i, tap] of own.entries()) ownWeights[i]! += step * BigInt(Math.sign(tap));
      for (const [i, tap] of cross.entries()) crossWeights[i]! += step * BigInt(Math.sign(tap));
      state.last = last;
      state.output = value;
      residuals[c]![n] = residual;
    }
  }
  return residuals;
}

const filters: Readonly<Record<number, readonly (readonly [order: number, bits: number])[]>> = {
  1000: [],
  2000: [[16, 11]],
  3000: [[64, 11]],
  4000: [
    [256, 13],
    [32, 10],
  ],
  5000: [
    [1280, 15],
    [256, 13],
    [16, 11],
  ],
};

function removeFilters(channels: Int32Array[], { level, version }: Form): Int32Array[] {
  for (const [order, bits] of filters[level]!) {
    for (const values of channels) removeFilter(values, order, bits, version >= 3980);
  }
  return channels;
}

function removeFilter(values: Int32Array, order: number, bits: number, graded: boolean): void {
  const past = new Int32Array(order + values.length);
  const steps = new Int32Array(order + values.length);
  const weights = new Int16Array(order);
  let level = 0;
  for (let n = 0; n < values.length; n++) {
    const value = values[n]!;
    let sum = 2 ** (bits - 1);
    for (let i = 0; i < order; i++) sum = (sum + Math.imul(weights[i]!, past[n + i]!)) | 0;
    const residual = value - (sum >> bits);
    for (let i = 0; i < order; i++) weights[i]! += Math.sign(residual) * steps[n + i]!;
    const at = n + order;
    past[at] = Math.max(-32_768, Math.min(32_767, value));
    const size = Math.abs(value);
    const grade = size > 3 * level ? 32 : size > level + Math.floor(level / 3) ? 16 : 8;
    steps[at] = Math.sign(value) * (graded ? grade : 4);
    level += Math.trunc((size - level) / 16);
    for (const back of graded ? [1, 2, 8] : [4, 8]) steps[at - back]! >>= 1;
    values[n] = residual;
  }
}

/** Frequencies out of 65536 of the quotients from 0 to 20. */
const common3950 = [
  14824, 13400, 11124, 8507, 6139, 4177, 2755, 1756, 1104, 677, 415, 248, 150, 89, 54, 31, 19, 11, 7, 4, 2,
];
const common3990 = [
  19578, 16582, 12257, 7906, 4576, 2366, 1170, 536, 261, 119, 65, 31, 19, 10, 6, 3, 3, 2, 1, 1, 1,
];

function encodeResiduals(channels: readonly Int32Array[], length: number, version: number): Buffer {
  const coder = newRangeEncoder();
  const models = channels.map(() => ({ sum: 2 ** 14, bits: 10 }));
  const putQuotient = (quotient: number) => {
    const common = version >= 3990 ? common3990 : common3950;
    const start = common.slice(0, quotient).reduce((sum, width) => sum + width, 0);
    if (quotient < common.length) coder.put(start, common[quotient]!, 65_536);
    else coder.put(65_535 - 63 + quotient, 1, 65_536);
  };
  for (let n = 0; n < length; n++) {
    for (const [c, model] of models.entries()) {
      const residual = channels[c]![n]!;
      const code = residual > 0 ? 2 * residual - 1 : -2 * residual;
      if (version >= 3990) {
        const pivot = Math.max(1, model.sum >>> 5);
        const quotient = Math.floor(code / pivot);
        putQuotient(Math.min(63, quotient));
        if (quotient >= 63) {
          coder.put(quotient >>> 16, 1, 65_536);
          coder.put(quotient & 0xffff, 1, 65_536);
        }
        const rest = code % pivot;
        const low = Math.max(0, 16 - Math.clz32(pivot));
        if (low > 0) coder.put(rest >>> low, 1, (pivot >>> low) + 1);
        coder.put(low > 0 ? rest % 2 ** low : rest, 1, low > 0 ? 2 ** low : pivot);
      } else {
        let bits = Math.max(0, model.bits - 1);
        const quotient = Math.floor(code / 2 ** bits);
        putQuotient(Math.min(63, quotient));
        if (quotient >= 63) {
          bits = 31;
          coder.put(bits, 1, 32);
        }
        const rest = code % 2 ** bits;
        coder.put(rest % 2 ** Math.min(16, bits), 1, 2 ** Math.min(16, bits));
        if (bits > 16) coder.put(Math.floor(rest / 65_536), 1, 2 ** (bits - 16));
      }
      model.sum += Math.ceil(code / 2) - Math.floor((model.sum + 16) / 32);
      if (model.bits > 0 && model.sum < 16 * 2 ** model.bits) model.bits -= 1;
      else if (model.sum >= 32 * 2 ** model.bits && model.bits < 24) model.bits += 1;
    }
  }
  return coder.finish();
}

interface RangeEncoder {
  /** Encodes the span [start, start + width) of `total` frequencies. */
  put(start: number, width: number, total: number): void;
  finish(): Buffer;
}

/** A range encoder that keeps the whole number so far, carries and all, in its bytes. */
export function newRangeEncoder(): RangeEncoder {
  // The first byte has room for a carry that never comes.
  const bytes: number[] = [0];
  let low = 0;
  let range = 2 ** 31;
  const carry = () => {
    let at = bytes.length - 1;
    while (bytes[at] === 255) bytes[at--] = 0;
    bytes[at]! += 1;
  };
  const shift = () => {
    if (low >= 2 ** 31) {
      carry();
      low -= 2 ** 31;
    }
    bytes.push(Math.floor(low / 2 ** 23));
    low = (low % 2 ** 23) * 256;
  };
  return {
    put: (start, width, total) => {
      while (range <= 2 ** 23) {
        shift();
        range *= 256;
      }
      const step = Math.floor(range / total);
      low += step * start;
      range = step * width;
    },
    finish: () => {
      for (let i = 0; i < 5; i++) shift();
      return Buffer.from(bytes);
    },
  };
}
