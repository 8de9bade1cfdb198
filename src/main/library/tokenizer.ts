// Lets music-metadata read a file in blocks: few reads, and only of the parts that hold tags.
import { type IAudioMetadata, type IOptions, parseFromTokenizer } from 'music-metadata';
import { AbstractTokenizer, EndOfStreamError, type IReadChunkOptions } from 'strtok3';
import { lruCache } from '../../core/domain/lruCache.ts';
import type { ByteSource } from '../files/byteSource.ts';
import { plainTags } from '../files/wave.ts';
import { shortLists, withBoundedTags } from './boundedTags.ts';
import { resynchronised } from './resynchronised.ts';
import { withWholeTexts } from './wholeTexts.ts';

const blockBytes = 64 * 1024;
const blocksKept = 8;
/** No real tag value is longer; a damaged length must not fill the memory. */
const maxBufferSize = 64 * 1024 * 1024;

interface Parsed {
  readonly metadata: IAudioMetadata;
  /** There are more genres than were kept. */
  readonly genresCut: boolean;
}

/** Every frame of an hour in Matroska; a file of more parts is made to be read for ever. */
const mostReads = 300_000;

/** By which of its parsers music-metadata reads a file; by its own guess where there is neither. */
export type ParserHint = { readonly mimeType: string } | { readonly path: string };

/** What music-metadata finds in a file. Throws AppError `unreadable` when reading fails, else the parser's own errors. */
export async function parseFile(whole: ByteSource, hint: ParserHint, options: IOptions): Promise<Parsed> {
  const { file, genresCut } = await withBoundedTags(await resynchronised((await plainTags(whole)) ?? whole));
  const tokenizer = new FileTokenizer(await withWholeTexts(file), hint);
  const cut = new Set<string>();
  try {
    const metadata = await parseFromTokenizer(tokenizer, {
      ...options,
      observer: shortLists((name) => cut.add(name)),
    });
    return { metadata, genresCut: genresCut || cut.has('genre') };
  } catch (error) {
    // The parser may wrap the error, or mistake it for one of its own.
    throw tokenizer.readError ?? error;
  }
}

class FileTokenizer extends AbstractTokenizer {
  override fileInfo: { readonly size: number } & ParserHint;
  readonly #file: ByteSource;
  readonly #blocks = lruCache<number, Uint8Array>(blocksKept);
  #reads = 0;
  readError: unknown;

  constructor(file: ByteSource, hint: ParserHint) {
    super({ maxBufferSize });
    this.#file = file;
    this.fileInfo = { size: file.size, ...hint };
  }

  override supportsRandomAccess(): boolean {
    return true;
  }

  setPosition(position: number): void {
    this.validateLength(position, 'position');
    this.position = position;
  }

  override async readBuffer(buffer: Uint8Array, options?: IReadChunkOptions): Promise<number> {
    const position = options?.position ?? this.position;
    const filled = await this.peekBuffer(buffer, options);
    this.position = position + filled;
    return filled;
  }

  override async peekBuffer(buffer: Uint8Array, options?: IReadChunkOptions): Promise<number> {
    const { length, position, mayBeLess } = this.normalizeOptions(buffer, options);
    this.#reads += 1;
    if (this.#reads > mostReads) throw new Error('it has more parts than any file');
    // Some parsers take all the rest of a file, however long, to look for a tag in it.
    if (length > maxBufferSize) throw new Error('a tag in it claims to be larger than any is');
    const wanted = Math.max(0, Math.min(length, this.fileInfo.size - position));
    let filled = 0;
    while (filled < wanted) {
      const at = position + filled;
      const block = await this.#block(Math.floor(at / blockBytes));
      const part = block.subarray(at % blockBytes, (at % blockBytes) + wanted - filled);
      if (part.length === 0) break;
      buffer.set(part, filled);
      filled += part.length;
    }
    if (filled < length && mayBeLess !== true) throw new EndOfStreamError();
    return filled;
  }

  async #block(index: number): Promise<Uint8Array> {
    const known = this.#blocks.get(index);
    if (known !== undefined) return known;
    const block = await this.#file.read(index * blockBytes, blockBytes).catch((error: unknown) => {
      this.readError = error;
      throw error;
    });
    this.#blocks.set(index, block);
    return block;
  }
}
