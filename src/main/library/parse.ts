// Parses a file's tags by what it holds, whatever it is named: of its container, then of the tags in front of and behind it.
import type { IAudioMetadata, IFormat, IOptions } from 'music-metadata';
import { AppError } from '../../core/domain/errors.ts';
import { audioFormats, type ContentName, wrongExtension } from '../../core/domain/formats.ts';
import type { Remark } from '../../core/domain/remarks.ts';
import { displayPath } from '../../core/domain/text/paths.ts';
import type { ByteSource } from '../files/byteSource.ts';
import { type Sniffed, sniff } from '../files/sniff.ts';
import { splice, stretchOf } from '../files/splice.ts';
import { beforeTrailingTags } from '../files/trailingTags.ts';
import { asfInOrder } from './asfOrder.ts';
import { cleanText } from './cleanText.ts';
import { oggFlacHeaders } from './oggFlac.ts';
import { parseQuick } from './quick/parseQuick.ts';
import { type ParserHint, parseFile } from './tokenizer.ts';

export interface FoundTags {
  readonly sniffed: Sniffed;
  /** In the order in which they count: of the container, then of what stands around it. */
  readonly tags: readonly Pick<IAudioMetadata, 'common' | 'native'>[];
  /** What the container says of the sound. */
  readonly format: Partial<IFormat>;
  /** There are more genres than are kept. */
  readonly genresCut: boolean;
  readonly remarks: readonly Remark[];
}

/** A part of a file that has tags, and how they are read. */
interface Part {
  readonly view: ByteSource;
  readonly hint: ParserHint;
  /** It holds the sound, too. */
  readonly isContainer: boolean;
}

/** What the parser of each container is asked for by. Those without one have only what stands around them. */
const parsers: Partial<Record<ContentName, string>> = {
  mp3: 'audio/mpeg',
  aac: 'audio/mpeg',
  flac: 'audio/flac',
  oga: 'audio/ogg',
  opus: 'audio/ogg',
  'ogg-flac': 'audio/ogg',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  'wav-mp3': 'audio/wav',
  aiff: 'audio/aiff',
  wma: 'audio/ms-wma',
  wv: 'audio/wavpack',
  ape: 'audio/ape',
  mpc: 'audio/musepack',
  dsf: 'audio/dsf',
  dff: 'audio/dsd',
  webm: 'audio/webm',
  mkv: 'audio/matroska',
};
/** Their parsers look in front and behind, too. */
const parsedWhole: readonly ContentName[] = ['mp3', 'aac', 'flac'];
/** Reads ID3v2, APEv2 and ID3v1 with no sound between them. */
const aroundParser: ParserHint = { mimeType: 'audio/mpeg' };

/** As `parseTags` without covers, and much sooner where a file is as most files are. */
export async function parseTexts(path: Uint8Array, file: ByteSource): Promise<FoundTags> {
  const sniffed = await sniff(file);
  const quick = await parseQuick(file, sniffed);
  if (quick !== null) return { sniffed, ...quick, genresCut: false, remarks: nameRemarks(path, sniffed) };
  return await parseTags(path, file, { skipCovers: true, duration: false }, sniffed);
}

/** Damaged tags are a remark. Throws AppError `unreadable` when reading fails. */
export async function parseTags(
  path: Uint8Array,
  file: ByteSource,
  options: IOptions,
  known: Sniffed | null = null,
): Promise<FoundTags> {
  const sniffed = known ?? (await sniff(file));
  const { content, start } = sniffed;
  const tags: IAudioMetadata[] = [];
  const remarks = nameRemarks(path, sniffed);
  // Of some kinds only the name is known.
  let format: Partial<IFormat> =
    content === null || parsers[content] !== undefined ? {} : { container: audioFormats[content].container };
  let genresCut = false;
  for (const { view, hint, isContainer } of await partsOf(path, file, content, start)) {
    try {
      const parsed = await parseFile(view, hint, options);
      tags.push(parsed.metadata);
      genresCut ||= parsed.genresCut;
      if (isContainer) ({ format } = parsed.metadata);
      if (isContainer && format.container === undefined) remarks.push(unread('no audio was recognised.'));
    } catch (error) {
      if (error instanceof AppError && error.kind === 'unreadable') throw error;
      remarks.push(unread(error instanceof Error ? error.message : String(error)));
    }
  }
  return { sniffed, tags, format, genresCut, remarks };
}

/** Whether it is named as something that it is not. */
function nameRemarks(path: Uint8Array, { content }: Sniffed): Remark[] {
  const says = content === null ? null : wrongExtension(path, content);
  return content === null || says === null ? [] : [{ kind: 'extension', says, is: content }];
}

function unread(reason: string): Remark {
  return { kind: 'tags', reason: `The tags could not be read: ${cleanText(reason) ?? 'no reason given'}` };
}

async function partsOf(
  path: Uint8Array,
  file: ByteSource,
  content: ContentName | null,
  start: number,
): Promise<Part[]> {
  if (content === null) return [{ view: file, hint: { path: displayPath(path) }, isContainer: true }];
  const mimeType = parsers[content];
  if (parsedWhole.includes(content) && mimeType !== undefined)
    return [{ view: file, hint: { mimeType }, isContainer: true }];
  const end = await beforeTrailingTags(file, start);
  const around = splice([
    { source: file, start: 0, end: start },
    { source: file, start: end, end: file.size },
  ]);
  const behindTags = start === 0 ? file : stretchOf(file, start, file.size);
  const container = content === 'wma' ? await asfInOrder(behindTags) : behindTags;
  return [
    ...(content === 'ogg-flac'
      ? [{ view: await oggFlacHeaders(container), hint: { mimeType: 'audio/flac' }, isContainer: false }]
      : []),
    ...(mimeType === undefined ? [] : [{ view: container, hint: { mimeType }, isContainer: true }]),
    ...(around.size === 0 ? [] : [{ view: around, hint: aroundParser, isContainer: false }]),
  ];
}
