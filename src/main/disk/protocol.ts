// The questions about the user's folders and files that a process of its own answers, because a disk may never answer it.
import type { LeftOutReason } from '../../core/domain/leftOut.ts';
import type { Drive } from '../library/drive.ts';
import type { Look } from '../library/look.ts';

/** Paths travel in Latin-1, a character a byte. */
export type Path = string;

/** As columns: tens of thousands of objects would cost more on their way than the walk itself. */
export interface WalkedFiles {
  /** One after the other, with NUL between, which no path has in it. */
  readonly paths: string;
  readonly sizes: Float64Array;
  readonly mtimesMs: Float64Array;
  /** Paths without links, where these are others. */
  readonly reals: readonly (readonly [n: number, real: Path])[];
}

/** What was found since the last batch; an empty one says that the disk answers. */
export interface WalkBatch {
  readonly files: WalkedFiles;
  readonly unreadable: readonly { readonly path: Path; readonly message: string }[];
  readonly leftOut: readonly { readonly path: Path; readonly reason: LeftOutReason }[];
}

export interface WatchNews {
  /** Everything is watched. */
  readonly isReady: boolean;
  /** Audio files and folders; of a folder, what is in it may be unknown. */
  readonly changed: readonly Path[];
  /** These roots are watched no more; `isFull` when the system has no watches left. */
  readonly failed: readonly { readonly root: Path; readonly isFull: boolean }[];
}

export type DiskQuestions = {
  readonly walk: {
    readonly input: {
      readonly root: Path;
      /** The root itself, or some folders and files in it. */
      readonly places: readonly Path[];
      readonly takenIn: readonly Path[];
    };
    readonly output: undefined;
    readonly progress: WalkBatch;
  };
  readonly look: { readonly input: Path; readonly output: Look };
  readonly drive: { readonly input: Path; readonly output: Drive };
  /** Never answered: the news are its progress, and empty ones say that it lives. */
  readonly watch: {
    readonly input: { readonly roots: readonly Path[]; readonly takenIn: readonly Path[] };
    readonly output: undefined;
    readonly progress: WatchNews;
  };
  /** Names of what is directly in it, in UTF-8: the folders, the files that end in one of `endings`; and how many audio files. */
  readonly list: {
    readonly input: { readonly path: Path; readonly endings: readonly string[] };
    readonly output: {
      readonly folders: readonly string[];
      readonly files: readonly string[];
      readonly audioFiles: number;
    };
  };
  /** Bytes `start` up to `end`, fewer at the end of the file. */
  readonly read: {
    readonly input: { readonly path: Path; readonly start: number; readonly end: number };
    readonly output: Uint8Array;
  };
};
