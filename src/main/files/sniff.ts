// Tells what a file holds by its first bytes.
import { audioFormats, type ContentName, type DecoderName } from '../../core/domain/formats.ts';
import type { ByteSource } from './byteSource.ts';
import { afterId3v2, hasText } from './magic.ts';
import { isWave, waveLayout } from './wave.ts';

export interface Sniffed {
  /** Null when it is not recognised; then the file's name decides. */
  readonly content: ContentName | null;
  readonly decoder: DecoderName | null;
  /** Where the container starts: behind any ID3v2 tags. */
  readonly start: number;
  /** Where the sound starts for its decoder: behind the header of a WAVE that wraps MP3, else where the container does. */
  readonly soundAt: number;
}

export async function sniff(source: ByteSource): Promise<Sniffed> {
  const start = await afterId3v2(source);
  const head = await source.read(start, 4096);
  const content = contentOf(head);
  const mp3At = content === 'wav' ? await mp3InWave(source, start) : null;
  if (mp3At !== null) return { content: 'wav-mp3', decoder: 'mp3', start, soundAt: mp3At };
  const decoder = content === null ? null : audioFormats[content].decoder;
  return { content, decoder, start, soundAt: start };
}

/** Start of the MP3 that some programs wrap in a WAVE (format tag 0x55); null for every other WAVE. */
async function mp3InWave(source: ByteSource, start: number): Promise<number | null> {
  const layout = await waveLayout(source, start);
  return layout?.format[0] === 0x55 && layout.format[1] === 0 ? layout.dataStart : null;
}

/** The magic numbers of each container; signatures that can occur by chance come last. */
const signatures: readonly (readonly [ContentName, (head: Uint8Array) => boolean])[] = [
  ['flac', (head) => hasText(head, 0, 'fLaC')],
  ['wav', (head) => isWave(head)],
  ['aiff', (head) => hasText(head, 0, 'FORM') && (hasText(head, 8, 'AIFF') || hasText(head, 8, 'AIFC'))],
  ['m4a', (head) => ['ftyp', 'moov', 'mdat', 'free', 'skip', 'wide'].some((box) => hasText(head, 4, box))],
  ['opus', (head) => hasText(head, 0, 'OggS') && hasText(head, 28, 'OpusHead')],
  ['ogg-flac', (head) => hasText(head, 0, 'OggS') && hasText(head, 28, '\x7fFLAC')],
  ['oga', (head) => hasText(head, 0, 'OggS') && hasText(head, 28, '\x01vorbis')],
  ['wma', (head) => hasText(head, 0, '\x30\x26\xb2\x75\x8e\x66\xcf\x11')],
  ['wv', (head) => hasText(head, 0, 'wvpk')],
  ['ape', (head) => hasText(head, 0, 'MAC ')],
  ['mpc', (head) => hasText(head, 0, 'MP+') || hasText(head, 0, 'MPCK')],
  ['tta', (head) => hasText(head, 0, 'TTA1')],
  ['dsf', (head) => hasText(head, 0, 'DSD ')],
  ['dff', (head) => hasText(head, 0, 'FRM8')],
  ['caf', (head) => hasText(head, 0, 'caff')],
  ['qoa', (head) => hasText(head, 0, 'qoaf')],
  ['amr', (head) => hasText(head, 0, '#!AMR')],
  ['webm', (head) => hasText(head, 0, '\x1a\x45\xdf\xa3') && contains(head, 'webm')],
  ['mkv', (head) => hasText(head, 0, '\x1a\x45\xdf\xa3')],
  ['it', (head) => hasText(head, 0, 'IMPM')],
  ['xm', (head) => hasText(head, 0, 'Extended Module: ')],
  ['s3m', (head) => hasText(head, 44, 'SCRM')],
  ['mod', (head) => ['M.K.', 'M!K!', 'FLT4', '4CHN', '6CHN', '8CHN'].some((id) => hasText(head, 1080, id))],
  ['dts', (head) => hasText(head, 0, '\x7f\xfe\x80\x01')],
  // The two share a sync word; the bit stream identification distinguishes them.
  ['eac3', (head) => hasText(head, 0, '\x0b\x77') && (head[5] ?? 0) >> 3 > 10],
  ['ac3', (head) => hasText(head, 0, '\x0b\x77')],
  ['aac', (head) => head[0] === 0xff && ((head[1] ?? 0) & 0xf6) === 0xf0],
  ['mp3', (head) => head[0] === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0 && ((head[1] ?? 0) & 0x06) !== 0],
];

function contentOf(head: Uint8Array): ContentName | null {
  return signatures.find(([, matches]) => matches(head))?.[0] ?? null;
}

function contains(bytes: Uint8Array, text: string): boolean {
  for (let at = 0; at + text.length <= Math.min(bytes.length, 128); at++)
    if (hasText(bytes, at, text)) return true;
  return false;
}
