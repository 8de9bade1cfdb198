// From audio files to a manifest: the frames of every file are computed once, by processes, and kept; a file that fails is left out.
import { join } from 'node:path';
import { AppError } from '../../src/core/domain/errors.ts';
import type { Matrix } from '../../src/core/domain/matrix.ts';
import {
  type FrameGroup,
  type FrameLevel,
  frameGroupNames,
  frameLevels,
} from '../../src/core/features/frames.ts';
import {
  type AnalysisClient,
  type AnalysisEntry,
  createAnalysisClient,
} from '../../src/main/analysis/client.ts';
import { diskFault } from '../../src/main/files/diskFaults.ts';
import { makeFolder } from '../../src/main/files/folders.ts';
import { artistKey } from '../../src/main/work/artistKey.ts';
import { inParallel } from '../../src/main/work/inParallel.ts';
import { type ClassMapping, mapped } from './classMapping.ts';
import { type Clip, type LeftOut, listClips } from './clips.ts';
import type { Item } from './dataset.ts';
import { type AboutFrames, framesFolder, keep, lookUp } from './frameCache.ts';
import type { Manifest } from './manifest.ts';

export interface Preparing {
  /** A folder with one sub-folder a class, or a CSV: see `listClips`. */
  readonly source: string;
  /** Where the files of a CSV are, if not beside it. */
  readonly audio: string | null;
  readonly mapping: ClassMapping | null;
  /** Absolute; made where it is missing. */
  readonly cacheFolder: string;
  /** Of every file the middle 30 s, or up to three such windows, one after the other. */
  readonly depth: 'quick' | 'thorough';
  readonly entry: AnalysisEntry;
  /** Processes at once. */
  readonly workers: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface Prepared {
  readonly manifest: Manifest;
  /** What is not in it, and why. */
  readonly leftOut: readonly LeftOut[];
  /** Files whose frames were computed now; those of all others were there. */
  readonly computed: number;
}

/** Who stands for the artist of a file where neither the data set nor its tags say: somebody else for each. */
export const unknownArtist = (file: string): string => `unknown artist of ${file}`;

/** A file that is learned from: where what is kept of it lies is below the cache. */
export type Known = Pick<Item, 'file' | 'class' | 'artist' | 'frames'>;

/** Computes what is wanted of a file, or finds it in its folder of the cache. */
type Hear<T> = (analysis: AnalysisClient, clip: Clip, folder: string) => Promise<T>;

interface Listened<T> {
  readonly found: readonly { readonly known: Known; readonly heard: T }[];
  /** What is not among them, and why. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * Lists the files, computes what the cache lacks and gives the manifest, in the order of the listing. Cancelled or killed, it goes on
 * from there the next time. Throws AppError as `listClips`, `unwritable`
 * where nothing can be kept, and `too-few-examples` where what is left is of fewer than two classes.
 */
export async function prepare(preparing: Preparing): Promise<Prepared> {
  const { found, leftOut } = await listen(preparing, async (analysis, clip, folder) =>
    hearFrames(analysis, clip, folder, preparing),
  );
  return {
    manifest: {
      cacheFolder: preparing.cacheFolder,
      items: found.map(({ known, heard }) => ({ ...known, ...heard.about })),
    },
    leftOut,
    computed: found.filter(({ heard }) => heard.isNew).length,
  };
}

/** Hears every file, several at once; one that fails is left out. Throws as `prepare` does. */
export async function listen<T>(preparing: Preparing, hear: Hear<T>): Promise<Listened<T>> {
  const { source, audio, mapping, cacheFolder, entry, workers, signal, onProgress } = preparing;
  const listing = await listClips(source, audio);
  const clips = mapping === null ? listing.clips : mapped(listing.clips, mapping);
  const leftOut = [...listing.leftOut];
  await makeFolder(cacheFolder).catch((error: unknown) => {
    throw diskFault(error, cacheFolder) ?? error;
  });
  const done = new Map<Clip, { known: Known; heard: T }>();
  let count = 0;
  const analysis = createAnalysisClient(entry, workers, null);
  try {
    await inParallel(clips, workers, async (clip) => {
      signal?.throwIfAborted();
      try {
        const known = await identify(analysis, clip, preparing);
        done.set(clip, { known, heard: await hear(analysis, clip, join(cacheFolder, known.frames)) });
      } catch (error) {
        if (!(error instanceof AppError) || signal?.aborted) throw error;
        leftOut.push({ file: clip.file, reason: error.message });
      }
      count += 1;
      onProgress?.(count, clips.length);
    });
  } finally {
    await analysis.close();
  }
  const found = clips.flatMap((clip) => done.get(clip) ?? []);
  const classes = new Set(found.map(({ known }) => known.class));
  if (classes.size < 2) throw tooFew(source, classes, leftOut);
  // Files are done in any order.
  leftOut.sort((a, b) => (a.file < b.file ? -1 : 1));
  return { found, leftOut };
}

async function identify(analysis: AnalysisClient, clip: Clip, { depth, signal }: Preparing): Promise<Known> {
  const { path, file } = clip;
  const { tags, fingerprint } = await analysis.ask('tags', { path }, { signal });
  if (fingerprint === null) throw new AppError('unreadable', 'It could not be read.');
  const key = artistKey(tags, file);
  const artist = clip.artist ?? (key.startsWith('folder:') ? unknownArtist(file) : key);
  return { file, class: clip.class, artist, frames: framesFolder(fingerprint, depth) };
}

export async function hearFrames(
  analysis: AnalysisClient,
  { path }: Clip,
  folder: string,
  { depth, signal }: Pick<Preparing, 'depth' | 'signal'>,
): Promise<{ about: AboutFrames; isNew: boolean }> {
  const known = await lookUp(folder);
  return {
    about: known ?? (await compute(analysis, path, depth, folder, signal)),
    isNew: known === null,
  };
}

async function compute(
  analysis: AnalysisClient,
  path: Uint8Array,
  depth: Preparing['depth'],
  folder: string,
  signal: AbortSignal | undefined,
): Promise<AboutFrames> {
  const asked = { path, depth, groups: frameGroupNames, levels: frameLevels };
  const { durationSeconds, levels } = await analysis.ask('frames', asked, { signal });
  const table = (level: FrameLevel, group: FrameGroup): Matrix => {
    const found = levels[frameLevels.indexOf(level)]?.groups[frameGroupNames.indexOf(group)];
    if (found === undefined) throw new Error(`no ${group} by ${level}`);
    return found;
  };
  const tables = (level: FrameLevel) => ({ mel: table(level, 'mel'), chroma: table(level, 'chroma') });
  return await keep(folder, durationSeconds, { frame: tables('frame'), beat: tables('beat') });
}

function tooFew(source: string, classes: ReadonlySet<string>, leftOut: readonly LeftOut[]): AppError {
  const [only] = classes;
  const [first] = leftOut;
  const what = only === undefined ? 'No file can be used' : `Only files of one class ('${only}') can be used`;
  const why = first === undefined ? '' : ` Left out: ${first.file}: ${first.reason}`;
  const more = leftOut.length > 1 ? ` And ${leftOut.length - 1} more.` : '';
  return new AppError('too-few-examples', `${what}; two classes are needed.${why}${more}`, { path: source });
}
