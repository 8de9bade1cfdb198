// Lets music-metadata read a file by its handle, in blocks: few reads, and none of what the tags do not need.
import type { FileHandle } from 'node:fs/promises';
import { AbstractTokenizer, EndOfStreamError, type IReadChunkOptions } from 'strtok3';
import { readRange } from './files.ts';

const blockBytes = 64 * 1024;
const blocksKept = 8;
/** No single tag value is honestly longer than this; a broken length must not fill the memory. */
const maxBufferSize = 64 * 1024 * 1024;

export class FileHandleTokenizer extends AbstractTokenizer {
  override fileInfo: { readonly size: number; readonly path: string };
  readonly #file: FileHandle;
  readonly #blocks = new Map<number, Buffer>();
  readonly #onReadError: (error: unknown) => void;

  constructor(
    file: FileHandle,
    fileInfo: { readonly size: number; readonly path: string },
    onReadError: (error: unknown) => void,
  ) {
    super({ maxBufferSize });
    this.#file = file;
    this.#onReadError = onReadError;
    this.fileInfo = fileInfo;
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

  async #block(index: number): Promise<Buffer> {
    const known = this.#blocks.get(index);
    if (known !== undefined) return known;
    const block = await readRange(this.#file, index * blockBytes, blockBytes).catch((error: unknown) => {
      this.#onReadError(error);
      throw error;
    });
    const oldest = this.#blocks.keys().next();
    if (this.#blocks.size >= blocksKept && oldest.done !== true) this.#blocks.delete(oldest.value);
    this.#blocks.set(index, block);
    return block;
  }
}
