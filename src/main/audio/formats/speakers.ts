// Which loudspeaker each channel is for, as the headers of formats say that no reader of ours takes apart otherwise.
import type { DecoderName } from '../../../core/domain/formats.ts';
import { maskedSpeakers, type Speaker, usualSpeakers } from '../../../core/domain/speakers.ts';
import type { ByteSource } from '../../files/byteSource.ts';
import { Fields } from '../../files/fields.ts';
import { asBuffer } from '../../files/ioErrors.ts';
import { bitsOf, readBits, skipBits } from '../aac/bits.ts';
import { coreAudioSpeakers } from './coreAudioSpeakers.ts';

/** Headers, and pictures among the tags before the description of the sound in Matroska, are rarely longer. */
const headBytes = 64 * 1024;

/** Of what the stream's decoder gives; of two where the file states two, and the decoder gives one because both are equal. */
export async function streamedSpeakers(
  source: ByteSource,
  name: DecoderName,
  start: number,
  channels: number,
): Promise<readonly Speaker[]> {
  if (channels < 3 && name !== 'wma') return usualSpeakers(channels);
  const head = await source.read(start, headBytes);
  if (channels === 1) return usualSpeakers(asfChannels(head) === 2 ? 2 : 1);
  return byHead[name]?.(head, channels) ?? usualSpeakers(channels);
}

type ByHead = (head: Uint8Array, channels: number) => readonly Speaker[] | null;

const byHead: Partial<Record<DecoderName, ByHead>> = {
  ac3: (head) => dolbySpeakers(readAc3(head)),
  eac3: (head) => dolbySpeakers(readEac3(head)),
  dts: dtsSpeakers,
  flac: maskSpeakers,
  mkv: matroskaSpeakers,
  webm: matroskaSpeakers,
  caf: (head, channels) => coreAudioSpeakers(chunkBody(head, 'chan'), channels),
  aiff: (head, channels) => coreAudioSpeakers(chunkBody(head, 'CHAN'), channels),
  dsf: dsfSpeakers,
};

/** The kind of stream that is sound, in ASF's description of a stream; its `WAVEFORMATEX` stands 54 bytes behind. */
const asfAudio = Buffer.from('409e69f84d5bcf11a8fd00805f5c442b', 'hex');

function asfChannels(head: Uint8Array): number | null {
  const at = asBuffer(head).indexOf(asfAudio) + 56;
  return at > 56 && at + 2 <= head.length ? asBuffer(head).readUInt16LE(at) : null;
}

/** The comment in which FLAC has WAVE's mask. */
export function maskSpeakers(comments: Uint8Array, channels: number): readonly Speaker[] | null {
  const text = asBuffer(comments).toString('latin1');
  const mask = /WAVEFORMATEXTENSIBLE_CHANNEL_MASK=0x([0-9a-f]{1,8})/iu.exec(text)?.[1];
  return mask === undefined ? null : maskedSpeakers(Number.parseInt(mask, 16), channels);
}

/** Vorbis I, section 4.3.9; Opus has the same (RFC 7845, section 5.1.1.2). */
const vorbisOrders: ReadonlyMap<number, readonly Speaker[]> = new Map([
  [3, ['FL', 'FC', 'FR']],
  [5, ['FL', 'FC', 'FR', 'BL', 'BR']],
  [6, ['FL', 'FC', 'FR', 'BL', 'BR', 'LFE']],
  [7, ['FL', 'FC', 'FR', 'SL', 'SR', 'BC', 'LFE']],
  [8, ['FL', 'FC', 'FR', 'SL', 'SR', 'BL', 'BR', 'LFE']],
]);

/** The reader of Matroska gives Vorbis and Opus as they are coded; that of Ogg puts them in the usual order. */
function matroskaSpeakers(head: Uint8Array, channels: number): readonly Speaker[] | null {
  const codec = /A_(VORBIS|OPUS|AAC|ALAC)/u.exec(asBuffer(head).toString('latin1'))?.[1];
  if (codec === 'VORBIS' || codec === 'OPUS') return vorbisOrders.get(channels) ?? null;
  if (codec === 'AAC' || codec === 'ALAC') return mpegSpeakers(codec, channels);
  return null;
}

/** What our decoders of AAC and ALAC give: in the usual order, but the fourth of four is behind, and ALAC's widest is so in front. */
export function mpegSpeakers(codec: 'AAC' | 'ALAC', channels: number): readonly Speaker[] {
  if (channels === 4) return ['FL', 'FR', 'FC', 'BC'];
  if (channels === 8 && codec === 'ALAC') return ['FL', 'FR', 'FC', 'LFE', 'BL', 'BR', 'FLC', 'FRC'];
  return usualSpeakers(channels);
}

interface DolbyHeader {
  /** Which loudspeakers there are. */
  readonly mode: number;
  readonly lfe: boolean;
}

/** ETSI TS 102 366, 5.3: behind the sync word, a checksum, the rate and the size. */
function readAc3(head: Uint8Array): DolbyHeader {
  const bits = bitsOf(head);
  skipBits(bits, 48);
  const mode = readBits(bits, 3);
  const skipped = (mode % 2 === 1 && mode !== 1 ? 2 : 0) + (mode >= 4 ? 2 : 0) + (mode === 2 ? 2 : 0);
  skipBits(bits, skipped);
  return { mode, lfe: readBits(bits, 1) === 1 };
}

/** The same, annex E. */
function readEac3(head: Uint8Array): DolbyHeader {
  const bits = bitsOf(head);
  skipBits(bits, 36);
  return { mode: readBits(bits, 3), lfe: readBits(bits, 1) === 1 };
}

const dolbyModes: readonly (readonly Speaker[])[] = [
  ['FL', 'FR'],
  ['FC'],
  ['FL', 'FR'],
  ['FL', 'FR', 'FC'],
  ['FL', 'FR', 'BC'],
  ['FL', 'FR', 'FC', 'BC'],
  ['FL', 'FR', 'SL', 'SR'],
  ['FL', 'FR', 'FC', 'SL', 'SR'],
];

function dolbySpeakers({ mode, lfe }: DolbyHeader): readonly Speaker[] {
  return withLfe(dolbyModes[mode] ?? [], lfe);
}

/** ETSI TS 102 114, 5.4: the arrangement, and far behind it whether there is a channel of low frequencies. */
function dtsSpeakers(head: Uint8Array): readonly Speaker[] | null {
  const bits = bitsOf(head);
  skipBits(bits, 60);
  const mode = readBits(bits, 6);
  skipBits(bits, 19);
  const lfe = readBits(bits, 2);
  const speakers = dtsModes.get(mode);
  return speakers === undefined ? null : withLfe(speakers, lfe === 1 || lfe === 2);
}

const dtsModes: ReadonlyMap<number, readonly Speaker[]> = new Map([
  [2, ['FL', 'FR']],
  [5, ['FL', 'FR', 'FC']],
  [6, ['FL', 'FR', 'BC']],
  [7, ['FL', 'FR', 'FC', 'BC']],
  [8, ['FL', 'FR', 'SL', 'SR']],
  [9, ['FL', 'FR', 'FC', 'SL', 'SR']],
]);

/** Low frequencies come behind the front. */
function withLfe(speakers: readonly Speaker[], lfe: boolean): readonly Speaker[] {
  const front = speakers.filter((speaker) => speaker.startsWith('F'));
  return lfe ? [...front, 'LFE', ...speakers.slice(front.length)] : speakers;
}

/** The channel type of Sony's DSF. */
function dsfSpeakers(head: Uint8Array): readonly Speaker[] | null {
  if (head.length < 52) return null;
  const type = asBuffer(head).readUInt32LE(48);
  return type === 5 ? ['FL', 'FR', 'FC', 'LFE'] : null;
}

/** Of a chunk before the sound, in CAF or AIFF. */
function chunkBody(head: Uint8Array, id: 'chan' | 'CHAN'): Fields {
  const at = asBuffer(head).indexOf(id, 0, 'latin1');
  // CAF has sizes of 64 bits, AIFF of 32.
  return new Fields(at < 0 ? new Uint8Array(0) : head.subarray(at + (id === 'chan' ? 12 : 8)));
}
