// What the media routes serve: the file itself where a browser can play it, else the same sound as WAVE; waveforms; spectrograms; covers.
import { createHash, randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, type ErrorKind } from '../../core/domain/errors.ts';
import { type AudioFormat, audioFormats, formatOfName, needsDecodedWav } from '../../core/domain/formats.ts';
import { lruCache } from '../../core/domain/lruCache.ts';
import { displayPath } from '../../core/domain/text/paths.ts';
import { type AnalysisClient, openWav } from '../analysis/client.ts';
import type { DecodedWav } from '../audio/wav.ts';
import { ByteSource } from '../files/byteSource.ts';
import { ifWritable } from '../files/diskFaults.ts';
import { makeFolder } from '../files/folders.ts';
import { oddityOf } from '../files/oddity.ts';
import { sniff } from '../files/sniff.ts';
import type { Work } from '../jobs/context.ts';
import { isAway, mustBeOnline } from '../jobs/offline.ts';
import { fileReadBy, type MediaFile, type MediaSource, versionOf } from '../media/file.ts';
import { headBytes, playedHead } from '../media/opusHead.ts';
import { createCovers } from './covers.ts';

export interface Media extends MediaSource {
  /** Whether `cover` would have one. */
  hasCover(trackId: number, signal?: AbortSignal): Promise<boolean>;
  /** Frees what was decoded. */
  close(): Promise<void>;
}

/** Enough for a waveform twice as wide as a large screen. */
const peakPoints = 4000;
/** Decoded files that stay open: somebody skips back and forth among a few. */
const wavsKept = 3;
/** Files whose content was looked at: a player asks for many stretches of one. */
const formatsKept = 20;
/** Too large to be kept on disk for everything that was ever looked at. */
const spectrogramsKept = 12;

const noCover: readonly ErrorKind[] = ['unreadable', 'offline', 'took-too-long', 'worker-died'];

/** `player` has one worker, in which what is played stays open. */
export function createMedia(work: Work, player: AnalysisClient, tempFolder: string): Media {
  const { store, libraryDir } = work;
  const wavs = lruCache<string, Promise<DecodedWav>>(wavsKept, (wav) => void closeWav(wav));
  const formats = lruCache<string, AudioFormat | null>(formatsKept);
  const heads = lruCache<string, Uint8Array | null>(formatsKept);
  const covers = createCovers(work);
  const spectrograms = lruCache<string, Uint8Array>(spectrogramsKept);

  async function cover(trackId: number, signal: AbortSignal | undefined): Promise<MediaFile | null> {
    const { path } = store.tracks.file(trackId);
    return covers.of(path, versionOf(await statOf(work, path)), signal);
  }

  /** But for the head of an Opus. */
  async function asItIs(
    key: string,
    path: Buffer,
    about: Pick<MediaFile, 'contentType' | 'size' | 'version'>,
  ): Promise<MediaFile> {
    const known = about.contentType === 'audio/ogg' ? heads.get(key) : null;
    const head = known === undefined ? playedHead(await work.disk.read(path, 0, headBytes)) : known;
    if (known === undefined) heads.set(key, head);
    return fileReadBy(
      { ...about, version: head === null ? about.version : `opus-${about.version}` },
      async () => ({
        read: async (start, end) =>
          head !== null && start < head.length
            ? head.subarray(start, end)
            : await work.disk.read(path, start, end),
        close: async () => undefined,
      }),
    );
  }

  return {
    async audio(trackId) {
      const { path, codec } = store.tracks.file(trackId);
      const stats = await statOf(work, path);
      const version = versionOf(stats);
      const key = keyOf(path, version);
      const format = await formatOf(key, path, stats.size);
      if (format !== null && format.contentType !== null && !needsDecodedWav(format, codec))
        return await asItIs(key, path, { contentType: format.contentType, size: stats.size, version });
      const { size, read } = await decoded(key, path);
      const about = { contentType: 'audio/wav', size, version: `wav-${version}` };
      const drop = (error: unknown): never => {
        wavs.delete(key);
        throw error;
      };
      return fileReadBy(about, async () => ({
        read: (start, end) => read(start, end).catch(drop),
        // It stays open for the next stretch.
        close: async () => undefined,
      }));
    },

    async peaks(trackId, signal, onPart) {
      const { path } = store.tracks.file(trackId);
      const name = createHash('sha256')
        .update(path)
        .update(versionOf(await statOf(work, path)))
        .digest('hex');
      const folder = join(libraryDir, 'peaks');
      const file = join(folder, `${name.slice(0, 32)}.peaks`);
      try {
        return await readFile(file);
      } catch {
        // Not drawn yet.
      }
      const peaks = await work
        .analysis('any')
        .ask('peaks', { path, points: peakPoints }, { signal, onProgress: onPart });
      await ifWritable(async () => {
        await makeFolder(folder);
        // Two windows may ask for the same waveform at once: each writes a draft of its own.
        const draft = `${file}.${randomUUID()}.draft`;
        await writeFile(draft, peaks);
        await rename(draft, file);
      });
      return peaks;
    },

    async spectrogram(trackId, signal) {
      const { path } = store.tracks.file(trackId);
      const key = keyOf(path, versionOf(await statOf(work, path)));
      let json = spectrograms.get(key);
      if (json === undefined) {
        json = await work.analysis('any').ask('spectrogram', { path }, { signal });
        spectrograms.set(key, json);
      }
      return json;
    },

    async cover(trackId, signal) {
      const found = await cover(trackId, signal);
      if (found === null) throw new AppError('not-found', 'There is no cover.');
      return found;
    },

    async smallCover(trackId, px, signal) {
      const file = store.tracks.file(trackId);
      try {
        return await covers.small(file.path, versionOf(file), px, signal);
      } catch (error) {
        if (error instanceof AppError && noCover.includes(error.kind)) return null;
        throw error;
      }
    },

    async hasCover(trackId, signal) {
      try {
        return (await cover(trackId, signal)) !== null;
      } catch (error) {
        // The file, or its whole folder, is away, or nobody could look into it.
        if (error instanceof AppError && noCover.includes(error.kind)) return false;
        throw error;
      }
    },

    async close() {
      covers.close();
      await Promise.all(Array.from(wavs.values(), closeWav));
    },
  };

  /** By the content; by the name where that is not recognised. */
  async function formatOf(key: string, path: Buffer, size: number): Promise<AudioFormat | null> {
    let format = formats.get(key);
    if (format === undefined) {
      const file = new ByteSource(size, (from, length) => work.disk.read(path, from, from + length));
      const sniffed = await sniff(file);
      format = sniffed.content === null ? formatOfName(path) : audioFormats[sniffed.content];
      // What players read in part, or not at all, they get decoded.
      if (format !== null && (await oddityOf(file, sniffed)) !== null)
        format = { ...format, contentType: null };
      formats.set(key, format);
    }
    return format;
  }

  async function decoded(key: string, path: Buffer): Promise<DecodedWav> {
    let wav = wavs.get(key);
    if (wav === undefined) {
      wav = openWav(player, path, tempFolder);
      wavs.set(key, wav);
      // What failed is not kept.
      wav.catch(() => wavs.delete(key));
    }
    return wav;
  }
}

/** Of a file as it is now. */
function keyOf(path: Buffer, version: string): string {
  return `${path.toString('latin1')}\0${version}`;
}

async function closeWav(wav: Promise<DecodedWav>): Promise<void> {
  const opened = await wav.catch(() => null);
  await opened?.close();
}

/** Throws AppError('offline') when its whole folder is away, AppError('unreadable') when it is the file alone. */
async function statOf(work: Work, path: Buffer): Promise<{ size: number; mtimeMs: number }> {
  mustBeOnline(work, path);
  try {
    const seen = await work.disk.look(path);
    if (seen.kind === 'file') return seen;
    throw new AppError('unreadable', 'The file cannot be read; is its folder there?', {
      path: displayPath(path),
    });
  } catch (error) {
    if (error instanceof AppError && (await isAway(work, path, error))) mustBeOnline(work, path);
    throw error;
  }
}
