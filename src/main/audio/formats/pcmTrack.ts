// Reads plain PCM in WAVE and AIFF from any sample on: a sample's position is a multiplication.

import { maskedSpeakers, type Speaker, usualSpeakers } from '../../../core/domain/speakers.ts';
import type { ByteSource } from '../../files/byteSource.ts';
import { Fields } from '../../files/fields.ts';
import { asBuffer } from '../../files/ioErrors.ts';
import { isWave, waveLayout } from '../../files/wave.ts';
import { openDecoder } from '../decoders.ts';
import { coreAudioSpeakers } from './coreAudioSpeakers.ts';
import { cutStream, type Pcm } from './pcm.ts';
import type { Track } from './track.ts';

const feedBytes = 256 * 1024;
/** Samples of AIFF may begin behind a stretch of nothing; beyond this the file is left to the decoder. */
const mostHeaderBytes = 1024 * 1024;

interface PcmLayout {
  readonly decoderName: 'wav' | 'aiff';
  readonly sampleRate: number;
  readonly channels: number;
  readonly speakers: readonly Speaker[];
  /** Bytes of one sample of all channels. */
  readonly frameBytes: number;
  readonly dataStart: number;
  readonly dataEnd: number;
  /** Bytes passed to the decoder before the samples. */
  readonly header: Uint8Array;
}

/** Null for compressed forms (ADPCM, GSM, IMA) and unusual orders of the chunks. */
export async function openPcmTrack(source: ByteSource, start: number): Promise<Track | null> {
  const isRiff = isWave(await source.read(start, 12));
  const layout = isRiff ? await wavePcm(source, start) : aiffLayout(await aiffHead(source, start));
  if (layout === null) return null;
  const { sampleRate, frameBytes } = layout;
  const audioStart = start + layout.dataStart;
  const length = Math.floor((Math.min(source.size, start + layout.dataEnd) - audioStart) / frameBytes);
  if (length <= 0 || frameBytes <= 0 || sampleRate <= 0) return null;
  return {
    sampleRate,
    channels: layout.channels,
    speakers: layout.speakers,
    direct: true,
    length,
    read: (from, count) => {
      const wanted = Math.min(count, length - from);
      const first = audioStart + from * frameBytes;
      const pieces = decodeRange(
        source,
        layout.decoderName,
        layout.header,
        first,
        first + wanted * frameBytes,
      );
      return cutStream(pieces, from, from, wanted);
    },
  };
}

async function* decodeRange(
  source: ByteSource,
  decoderName: 'wav' | 'aiff',
  header: Uint8Array,
  start: number,
  end: number,
): AsyncGenerator<Pcm> {
  const decoder = await openDecoder(decoderName);
  try {
    // The decoders need the header and some audio at once.
    let pending = header;
    for (let at = start; at < end; at += feedBytes) {
      const bytes = await source.read(at, Math.min(feedBytes, end - at));
      const pcm = await decoder.feed(pending.length === 0 ? bytes : Buffer.concat([pending, bytes]));
      pending = pending.subarray(pending.length);
      if (pcm !== null) yield pcm;
    }
  } finally {
    decoder.free();
  }
}

const waveFormats = { pcm: 1, float: 3, aLaw: 6, muLaw: 7, extensible: 0xfffe };

async function wavePcm(source: ByteSource, start: number): Promise<PcmLayout | null> {
  const layout = await waveLayout(source, start);
  if (layout === null) return null;
  const format = asBuffer(layout.format);
  const tag = format.readUInt16LE(0);
  const isExtensible = tag === waveFormats.extensible;
  const codec = isExtensible && format.length >= 26 ? format.readUInt16LE(24) : tag;
  const { pcm, float, aLaw, muLaw } = waveFormats;
  if (![pcm, float, aLaw, muLaw].includes(codec)) return null;
  const channels = format.readUInt16LE(2);
  const mask = isExtensible && format.length >= 24 ? format.readUInt32LE(20) : 0;
  return {
    decoderName: 'wav',
    sampleRate: format.readUInt32LE(4),
    channels,
    speakers: maskedSpeakers(mask, channels),
    frameBytes: format.readUInt16LE(12),
    header: plainWaveHeader(codec, format.subarray(2, 16)),
    dataStart: layout.dataStart - start,
    dataEnd: layout.dataEnd - start,
  };
}

/** A header of 48 bytes and open length: the decoder reads floats only where they are aligned to their own size. */
function plainWaveHeader(codec: number, restOfFormat: Uint8Array): Uint8Array {
  const header = Buffer.alloc(48);
  header.write('RIFF\xff\xff\xff\xffWAVEfmt ', 0, 'latin1');
  header.writeUInt32LE(20, 16);
  header.writeUInt16LE(codec, 20);
  header.set(restOfFormat, 22);
  header.write('data\xff\xff\xff\xff', 40, 'latin1');
  return new Uint8Array(header);
}

async function aiffHead(source: ByteSource, start: number): Promise<Buffer> {
  return Buffer.from(await source.read(start, mostHeaderBytes));
}

function aiffLayout(head: Buffer): PcmLayout | null {
  const compressed = head.toString('latin1', 8, 12) === 'AIFC';
  let format: { sampleRate: number; channels: number; frameBytes: number; frames: number } | null = null;
  let layout = new Fields(new Uint8Array(0));
  for (let at = 12; at + 8 <= head.length; ) {
    const id = head.toString('latin1', at, at + 4);
    const size = head.readUInt32BE(at + 4);
    if (id === 'COMM' && at + 26 <= head.length) {
      const codec = compressed && size >= 22 ? head.toString('latin1', at + 26, at + 30) : 'NONE';
      const channels = head.readUInt16BE(at + 8);
      const bits = { fl32: 32, fl64: 64, alaw: 8, ulaw: 8 }[codec] ?? head.readUInt16BE(at + 14);
      if (!['NONE', 'twos', 'sowt', 'fl32', 'fl64', 'alaw', 'ulaw'].includes(codec)) return null;
      const frameBytes = channels * Math.ceil(bits / 8);
      format = {
        sampleRate: extended(head, at + 16),
        channels,
        frameBytes,
        frames: head.readUInt32BE(at + 10),
      };
    }
    if (id === 'CHAN') layout = new Fields(head.subarray(at + 8, at + 8 + size));
    if (id === 'SSND' && at + 16 <= head.length) {
      if (format === null || format.frames === 0) return null;
      const { sampleRate, channels, frameBytes, frames } = format;
      const offset = head.readUInt32BE(at + 8);
      const dataStart = at + 16 + offset;
      const dataEnd = Math.min(at + 8 + size, dataStart + frames * frameBytes);
      const header = new Uint8Array(head.subarray(0, dataStart));
      const speakers = coreAudioSpeakers(layout, channels) ?? usualSpeakers(channels);
      return { decoderName: 'aiff', sampleRate, channels, speakers, frameBytes, dataStart, dataEnd, header };
    }
    at += 8 + size + (size % 2);
  }
  return null;
}

/** An 80-bit extended float, as a whole number of hertz. */
function extended(head: Buffer, at: number): number {
  const exponent = (head.readUInt16BE(at) & 0x7fff) - 16_383;
  return Math.round((head.readUInt32BE(at + 2) / 2 ** 31) * 2 ** exponent);
}
