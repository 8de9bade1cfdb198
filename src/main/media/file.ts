// Audio and pictures as the media routes serve them: a type, a size, and byte ranges.
import type { CoverSize } from '../../core/domain/pictures/coverSizes.ts';

export interface MediaFile {
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  /** Changes whenever the bytes may have changed. */
  readonly version: string;
  /** Bytes `start` up to, but not including, `end`. */
  read(start: number, end: number): ReadableStream<Uint8Array>;
}

/** The media of a track. All methods throw an AppError when there is none. */
export interface MediaSource {
  audio(trackId: number): Promise<MediaFile>;
  /** Waveform peaks as `encodePeaks` writes them; `onPart` receives intermediate ones while a long track is decoded. */
  peaks(trackId: number, signal?: AbortSignal, onPart?: (peaks: Uint8Array) => void): Promise<Uint8Array>;
  /** A spectrogram, as `spectrogramJson` writes it. */
  spectrogram(trackId: number, signal?: AbortSignal): Promise<Uint8Array>;
  /** Cover art: JPEG, PNG, GIF or WebP. */
  cover(trackId: number, signal?: AbortSignal): Promise<MediaFile>;
  /** The same made small, a JPEG; null where there is none that can be shown. */
  smallCover(trackId: number, px: CoverSize, signal?: AbortSignal): Promise<MediaFile | null>;
}

const chunkBytes = 256 * 1024;

/** A source of bytes. */
export interface ByteReader {
  /** At least one of the bytes from `start` up to `end`; none past the end. */
  read(start: number, end: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A file that is opened when it is read, and read in pieces on demand. */
export function fileReadBy(
  about: Pick<MediaFile, 'contentType' | 'size' | 'version'>,
  openReader: () => Promise<ByteReader>,
): MediaFile {
  return { ...about, read: (start, end) => readStretch(openReader, start, end) };
}

/** A text that changes whenever the file's bytes may have changed. */
export function versionOf({ size, mtimeMs }: { readonly size: number; readonly mtimeMs: number }): string {
  return `${size.toString(36)}-${Math.round(mtimeMs).toString(36)}`;
}

function readStretch(
  openReader: () => Promise<ByteReader>,
  start: number,
  end: number,
): ReadableStream<Uint8Array> {
  let reader: ByteReader | undefined;
  let position = start;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          reader ??= await openReader();
          if (position < end) {
            const bytes = await reader.read(position, Math.min(end, position + chunkBytes));
            if (bytes.length === 0) throw new Error('The file is shorter than it was');
            position += bytes.length;
            controller.enqueue(bytes);
          }
          if (position < end) return;
          controller.close();
          await reader.close();
        } catch (error) {
          controller.error(error);
          await reader?.close();
        }
      },
      async cancel() {
        await reader?.close();
      },
    },
    { highWaterMark: 0 },
  );
}

/** Bytes that are already in memory. */
export function fileInMemory(bytes: Uint8Array, contentType: string, version: string): MediaFile {
  return {
    contentType,
    size: bytes.length,
    version,
    read: (start, end) =>
      new ReadableStream<Uint8Array>({
        start(controller) {
          if (end > start) controller.enqueue(bytes.subarray(start, end));
          controller.close();
        },
      }),
  };
}
