// Tags of the files that most libraries are made of, read at once; null where only music-metadata is sure to be right.
import type { IAudioMetadata, IFormat, ITag } from 'music-metadata';
import type { ByteSource } from '../../files/byteSource.ts';
import { asBuffer } from '../../files/ioErrors.ts';
import { hasText } from '../../files/magic.ts';
import type { Sniffed } from '../../files/sniff.ts';
import { beforeTrailingTags } from '../../files/trailingTags.ts';
import { cleanText } from '../cleanText.ts';
import { nativeValues } from '../nativeTags.ts';
import { commonOf, type QuickKind } from './common.ts';
import { quickFlac } from './flac.ts';
import { id3v1Tags, quickId3 } from './id3.ts';
import { quickMp4 } from './mp4.ts';
import { mpegHeadBytes, quickMpeg } from './mpeg.ts';
import { quickOgg } from './ogg.ts';

const headBytes = 64 * 1024;
const id3v1Bytes = 128;
const apeBytes = 32;
const lyricsEndBytes = 9;
/** Of what is shorter nothing is usual. */
const leastBytes = 4096;

interface QuickTags {
  readonly tags: readonly Pick<IAudioMetadata, 'common' | 'native'>[];
  readonly format: Partial<IFormat>;
}

/** Its answers are those of the whole parser. */
export async function parseQuick(file: ByteSource, { content, start }: Sniffed): Promise<QuickTags | null> {
  switch (content) {
    case 'mp3':
    case 'flac':
      return await parseSurrounded(file, content, start);
    case 'm4a': {
      const mp4 = (await standsAlone(file, start))
        ? await quickMp4(file, asBuffer(await file.read(0, headBytes)))
        : null;
      return mp4 === null ? null : found([{ kind: 'iTunes', tags: mp4.tags }], mp4.format);
    }
    case 'oga':
    case 'opus': {
      const ogg = (await standsAlone(file, start)) ? await quickOgg(file, content) : null;
      return ogg === null ? null : found([{ kind: 'vorbis', tags: ogg.tags }], ogg.format);
    }
    default:
      return null;
  }
}

/** Whether no tags are in front of it and behind it. */
async function standsAlone(file: ByteSource, start: number): Promise<boolean> {
  return start === 0 && (await beforeTrailingTags(file, 0)) === file.size;
}

/** Of what has ID3 in front and behind. */
async function parseSurrounded(
  file: ByteSource,
  content: 'mp3' | 'flac',
  start: number,
): Promise<QuickTags | null> {
  if (file.size < leastBytes) return null;
  const tail = asBuffer(await file.read(file.size - id3v1Bytes - apeBytes, id3v1Bytes + apeBytes));
  const v1 = id3v1Tags(tail.subarray(apeBytes));
  // Where nothing is in it, the parser takes it for sound, or for a genre.
  if (v1?.length === 0) return null;
  const footerAt = v1 === null ? id3v1Bytes : 0;
  if (hasText(tail, footerAt, 'APETAGEX') || hasText(tail, apeBytes - lyricsEndBytes, 'LYRICS200'))
    return null;
  const head = asBuffer(await file.read(0, headBytes));
  if (content === 'flac') {
    const flac = start === 0 && v1 === null ? await quickFlac(file, head) : null;
    return flac === null ? null : found([{ kind: 'vorbis', tags: flac.tags }], flac.format);
  }
  const id3 = hasText(head, 0, 'ID3') ? await quickId3(file, head) : null;
  if ((id3?.end ?? 0) !== start) return null;
  const sound = asBuffer(await file.read(start, mpegHeadBytes));
  const format = quickMpeg(sound, file.size - start - (v1 === null ? 0 : id3v1Bytes));
  if (format === null) return null;
  return found(
    [
      ...(id3 === null ? [] : [{ kind: id3.kind, tags: id3.tags }]),
      ...(v1 === null ? [] : [{ kind: 'ID3v1' as const, tags: v1 }]),
    ],
    format,
  );
}

function found(
  parts: readonly { readonly kind: QuickKind; readonly tags: readonly ITag[] }[],
  format: Partial<IFormat>,
): QuickTags | null {
  const native = Object.fromEntries(
    parts.filter(({ tags }) => tags.length > 0).map(({ kind, tags }) => [kind, [...tags]]),
  );
  const { common, hasArtists } = commonOf(parts);
  const isArtist = nativeValues(native, 'artist').some(({ value }) => cleanText(value) !== null);
  if (hasArtists && !isArtist) return null;
  // The names of ID3v1's genres are the parser's.
  if (native['ID3v1'] !== undefined && nativeValues(native, 'genre').length === 0) return null;
  return { tags: [{ common, native }], format };
}
