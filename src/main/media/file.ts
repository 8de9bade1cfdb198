// Audio and pictures as the media routes see them: a type, a length, and any stretch of its bytes.
import { open } from 'node:fs/promises';

export interface MediaFile {
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  /** Changes whenever the bytes may have changed. */
  readonly version: string;
  /** Bytes `start` up to, but not including, `end`. */
  read(start: number, end: number): ReadableStream<Uint8Array>;
}

/** Who knows the media of a track. All throw an AppError when there is none. */
export interface MediaSource {
  audio(trackId: number): Promise<MediaFile>;
  /** Waveform peaks as compact binary. */
  peaks(trackId: number, signal?: AbortSignal): Promise<Uint8Array>;
  /** A spectrogram, as `spectrogramJson` writes it. */
  spectrogram(trackId: number, signal?: AbortSignal): Promise<Uint8Array>;
  /** Cover art: JPEG, PNG, GIF or WebP. */
  cover(trackId: number, signal?: AbortSignal): Promise<MediaFile>;
}

const chunkBytes = 256 * 1024;

/** A file as it lies on disk. It is opened when it is read, and the stream errors should it have shrunk meanwhile. */
export function fileOnDisk(
  path: string | Buffer,
  stats: { readonly size: number; readonly mtimeMs: number },
  contentType: string,
): MediaFile {
  return {
    contentType,
    size: stats.size,
    version: versionOf(stats),
    read: (start, end) => readStretch(path, start, end),
  };
}

/** Another text whenever a file's bytes may have changed. */
export function versionOf({ size, mtimeMs }: { readonly size: number; readonly mtimeMs: number }): string {
  return `${size.toString(36)}-${Math.round(mtimeMs).toString(36)}`;
}

function readStretch(path: string | Buffer, start: number, end: number): ReadableStream<Uint8Array> {
  let handle: Awaited<ReturnType<typeof open>> | undefined;
  let position = start;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          handle ??= await open(path, 'r');
          const wanted = Math.min(chunkBytes, end - position);
          const { bytesRead, buffer } = await handle.read(new Uint8Array(wanted), 0, wanted, position);
          if (bytesRead === 0 && wanted > 0) throw new Error('The file is shorter than it was');
          position += bytesRead;
          if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead));
          if (position < end) return;
          controller.close();
          await handle.close();
        } catch (error) {
          controller.error(error);
          await handle?.close();
        }
      },
      async cancel() {
        await handle?.close();
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
